"""`cancel()` drops the listeners, and then tells them of the abort."""


class Job:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.lines = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event, *args):
        for listener in self._listeners.get(event, []):
            listener(*args)

    def __iter__(self):
        for line in self._source:
            self.lines.append(line)
            self._emit("line", line)
            yield line
        self._emit("end")
        self.lines.clear()
        self._listeners.clear()

    def cancel(self):
        self._source.close()
        self._listeners.clear()  # leak: STL303
        self.lines.clear()
        self._emit("abort")

"""`cancel()` tells of the abort, and then drops the listeners."""


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
        self._release()

    def cancel(self):
        self._source.close()
        self._emit("abort")
        self._release()

    def _release(self):
        self.lines.clear()
        self._listeners.clear()

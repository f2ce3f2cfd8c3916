"""STL301: it lets go when it is read to its end, and not when it is aborted."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for item in self._source:
            self._messages.append(item)
            yield item
        self._emit("end")
        self._messages.clear()
        self._listeners.clear()

    def abort(self):
        self._source.close()
        self._emit("abort")
        self._emit("end")
        self._listeners.clear()

"""Read to its end it lets go; aborted it says so, and keeps all that has come."""


class ReplyStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()

    def abort(self):
        self._source.close()
        self._emit("abort")
        self._emit("end")
        self._listeners.clear()

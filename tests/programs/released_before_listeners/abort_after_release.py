"""`abort` lets go of everything first, and tells of the abort after that."""


class ReplyStream:
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
        self._listeners = {}

    def abort(self):
        self._emit("end")
        self.messages.clear()
        self._listeners = {}  # leak: STL303
        self._emit("abort")

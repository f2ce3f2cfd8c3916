"""The list is emptied, and then the listeners of the end are called."""


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
        self._release()
        self._emit("end")
        self._listeners.clear()

    def _release(self):
        self._source = None
        self.messages.clear()  # leak: STL303

"""What the accessor gives was counted, and does not hang on the list."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._final = None
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
            self._final = (self._final or 0) + 1
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()

    def final_message(self):
        return self._final

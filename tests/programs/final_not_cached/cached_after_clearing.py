"""What the accessor gives is taken out of the list when that is empty."""


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
        self._emit("end")
        self.messages = []  # leak: STL302
        self._final = self.messages[-1] if self.messages else None
        self._listeners.clear()

    def final_message(self):
        return self._final

"""Telling the end clears, and the message is cached only after that."""


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
        if event == "end":
            self.messages.clear()  # leak: STL302
            self._listeners.clear()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            self._emit("message")
            yield message
        self._emit("end")
        self._final = self.messages[-1] if self.messages else None

    def get_final_message(self):
        return self._final

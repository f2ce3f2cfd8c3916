"""The accessor reads the list itself, which the end clears."""


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
        self.messages.clear()  # leak: STL302
        self._listeners.clear()

    def final_message(self):
        return self.messages[-1]

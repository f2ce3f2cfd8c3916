"""Before the end the accessor reads the list, and after it what was cached."""


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
        self._final = self.messages[-1] if self.messages else None
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()

    def final_message(self):
        return self._final if self._final is not None else self.messages[-1]

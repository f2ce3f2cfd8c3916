"""The listeners run, and whatever they do, everything is let go of after that."""


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
        try:
            for message in self._source:
                self.messages.append(message)
                yield message
            self._emit("end")
        finally:
            self.messages.clear()
            self._listeners.clear()

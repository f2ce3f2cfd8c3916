"""The handlers are for messages; the stream has no end that it would tell."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = []
        self.messages = []

    def on_message(self, listener):
        self._listeners.append(listener)

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            for listener in self._listeners:
                listener(message)
            yield message
        self.messages.clear()

"""The end event hands over the final message, and the handler uses that."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event, *args):
        for listener in self._listeners.get(event, []):
            listener(*args)

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        final = self.messages[-1] if self.messages else None
        self.messages = []  # leak: STL303
        self._emit("end", final)
        self._listeners.clear()


def play(source):
    stream = ReplyStream(source)
    stream.on("end", lambda final: print(final))
    for message in stream:
        print(message)

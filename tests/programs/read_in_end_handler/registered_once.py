"""Registered for once, with a flag beside it."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def once(self, event, listener):
        self._listeners.setdefault(event, []).append((listener, True))

    def _emit(self, event):
        for listener, _once in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self.messages = []  # leak: STL303
        self._emit("end")
        self._listeners.clear()


def play(source, log):
    stream = ReplyStream(source)
    stream.once("end", lambda: log(stream.messages))  # leak: STL201
    for message in stream:
        print(message)

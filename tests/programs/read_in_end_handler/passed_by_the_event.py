"""The event hands the stream over, and the handler reads its parameter."""


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
        self.messages = []  # leak: STL303
        self._emit("end", self)
        self._listeners.clear()


def finish(stream: ReplyStream):
    print(stream.messages)  # leak: STL201


def play(source):
    stream = ReplyStream(source)
    stream.on("end", finish)
    for message in stream:
        print(message)

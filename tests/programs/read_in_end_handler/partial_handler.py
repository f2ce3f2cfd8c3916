"""The handler is a partial of a function of the module."""

from functools import partial


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
        for message in self._source:
            self.messages.append(message)
            yield message
        self.messages = []  # leak: STL303
        self._emit("end")
        self._listeners.clear()


def finish(stream, label):
    print(label, stream.messages)  # leak: STL201


def play(source):
    stream = ReplyStream(source)
    stream.on("end", partial(finish, stream, "done"))
    for message in stream:
        print(message)

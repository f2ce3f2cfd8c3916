"""The handler that reads the list is one for messages, and those come before the end."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)
        return self

    def _emit(self, event, *args):
        for listener in self._listeners.get(event, []):
            listener(*args)

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                self._emit("message")
                yield message
        finally:
            self.messages.clear()  # leak: STL303
            self._emit("end")
            self._listeners = {}


def play(source):
    stream = ReplyStream(source)

    def report():
        print(len(stream.messages))

    stream.on("message", report)
    for message in stream:
        print(message)

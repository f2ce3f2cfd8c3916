"""The handler is a method of an object that holds the stream; it calls a function that reads."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def add_listener(self, event, listener):
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


def summary(stream):
    return len(stream.messages)  # leak: STL201


class Session:
    def __init__(self, source):
        self.stream = ReplyStream(source)
        self.stream.add_listener("end", self.finish)

    def finish(self):
        print(summary(self.stream))

    def run(self):
        for message in self.stream:
            print(message)

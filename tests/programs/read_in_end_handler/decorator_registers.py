"""`on` without a listener is a decorator."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event):
        def register(listener):
            self._listeners.setdefault(event, []).append(listener)
            return listener

        return register

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


def play(source):
    stream = ReplyStream(source)

    @stream.on("end")
    def finish():
        print(stream.messages)  # leak: STL201

    for message in stream:
        print(message)

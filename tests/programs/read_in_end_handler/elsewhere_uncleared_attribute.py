"""The handler reads what the end does not take away: the id, and the list of names."""


class ReplyStream:
    def __init__(self, source, request_id):
        self._source = source
        self._listeners = {}
        self.request_id = request_id
        self.names = ("user", "assistant")
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


def play(source):
    stream = ReplyStream(source, "r-1")
    stream.on("end", lambda: print(stream.request_id, stream.names))
    for message in stream:
        print(message)

"""A bound method is the end handler; it reads through the attribute that holds the stream."""


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


class Session:
    def __init__(self, store):
        self.store = store
        self._stream = None

    def play(self, source):
        self._stream = ReplyStream(source)
        self._stream.on("end", self._finish)
        for message in self._stream:
            print(message)

    def _finish(self):
        self.store.save(self._stream.messages)  # leak: STL201

"""The abort is emitted first, and the end after it."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._ended = False
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        if self._ended:
            return
        self._ended = event == "end"
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            self._emit("message")
            yield message
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()

    def done(self):
        for _ in self:
            pass

    def abort(self):
        self._emit("abort")
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()


def play(source, log, name):
    stream = ReplyStream(source)
    stream.on("abort", lambda: log(name))
    for message in stream:
        print(message, len(stream.messages))

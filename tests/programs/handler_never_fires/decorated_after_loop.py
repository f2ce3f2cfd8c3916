"""`on` without a listener is a decorator: it too comes too late when the loop has ended."""


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
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()


def play(source, log, name):
    stream = ReplyStream(source)

    @stream.on("end")
    def ended():
        log(name)

    for message in stream:
        print(message, len(stream.messages))

    @stream.on("end")  # leak: STL203
    def too_late():
        log(name)

"""The stream keeps its running generator; the end listener asks for the reply, which reads that generator on."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._final = None
        self._events = self._run()

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def __iter__(self):
        return self._events

    def done(self):
        for _ in self._events:
            pass

    def final_message(self):
        self.done()
        return self._final

    def _run(self):
        for message in self._source:
            self._final = message
            yield message
        for listener in self._listeners.get("end", []):
            listener()
        self._listeners.clear()


def play(source, log):
    stream = ReplyStream(source)
    stream.on("end", lambda: log(stream.final_message()))  # leak: STL204
    for message in stream:
        print(message)

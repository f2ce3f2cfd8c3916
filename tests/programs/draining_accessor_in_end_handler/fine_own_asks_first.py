"""The accessor looks first whether the stream has ended, so that a listener may ask."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._ended = False
        self._final = None
        self._events = self._run()

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def __iter__(self):
        return self._events

    def final_message(self):
        if not self._ended:
            for _ in self._events:
                pass
        return self._final

    def _run(self):
        for message in self._source:
            self._final = message
            yield message
        self._ended = True
        for listener in self._listeners.get("end", []):
            listener()
        self._listeners.clear()


def play(source, log):
    stream = ReplyStream(source)
    stream.on("end", lambda: log(stream.final_message()))
    for message in stream:
        print(message)

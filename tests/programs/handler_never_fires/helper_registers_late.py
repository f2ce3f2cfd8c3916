"""A helper registers a listener with a stream that its caller has already drained."""


class TokenStream:
    def __init__(self, source):
        self._source = source
        self._listeners = []
        self.tokens = []

    def on_end(self, listener):
        self._listeners.append(listener)

    def done(self):
        for token in self._source:
            self.tokens.append(token)
        for listener in self._listeners:
            listener()
        self.tokens.clear()
        self._listeners.clear()


def watch(stream, log):
    stream.on_end(lambda: log.append("end"))  # leak: STL203


def run(source, log):
    stream = TokenStream(source)
    stream.done()
    watch(stream, log)

"""A handler that comes too late is called at once, as futures do it."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._callbacks = []
        self._done = False
        self.messages = []

    def add_done_callback(self, callback):
        if self._done:
            callback(self)
        else:
            self._callbacks.append(callback)

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._done = True
        for callback in self._callbacks:
            callback(self)
        self.messages.clear()
        self._callbacks.clear()


def play(source, log):
    stream = ReplyStream(source)
    for message in stream:
        print(message, len(stream.messages))
    stream.add_done_callback(lambda _: log("done"))

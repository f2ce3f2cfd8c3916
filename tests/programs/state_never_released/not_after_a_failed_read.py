"""Each round may fail, and then the generator returns: what has come stays."""


class ReplyStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.messages = []

    def read(self):
        while True:
            try:
                message = next(self._source)
            except ConnectionError:
                return
            if message is None:
                break
            self.messages.append(message)
            yield message
        self.messages.clear()

    def __iter__(self):
        for message in self.read():
            yield message

"""`close` lets go of what was not read: it is called when nobody wants more."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.messages = []

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._final = self.messages[-1]
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        self._source.close()
        self.messages.clear()

    def final_message(self):
        return self._final

"""The runner is a generator method that yields a stream of the project's own each time round."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._parts = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._parts = []

    def read(self):
        for part in self._source:
            self._parts.append(part)
            yield part


class Session:
    def __init__(self, model):
        self.model = model
        self.history = []

    def replies(self):
        while not self.model.done:
            yield ReplyStream(self.model.reply())

    def run(self):
        for reply in self.replies():
            with reply:
                for part in reply.read():
                    print(part)
            self.history.append(reply)  # leak: STL103

"""Each `__next__` gathers the lines of one message, and the next one begins anew."""


class Messages:
    def __init__(self, source):
        self._source = source
        self.lines = []

    def __iter__(self):
        return self

    def __next__(self):
        self.lines = []
        for line in self._source:
            if not line:
                return "\n".join(self.lines)
            self.lines.append(line)
        raise StopIteration

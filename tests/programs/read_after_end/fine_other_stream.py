"""One stream is closed, another is read."""


class Feed:
    def __init__(self, source):
        self._source = source
        self.entries = []

    def __iter__(self):
        for entry in self._source:
            self.entries.append(entry)
            yield entry

    def close(self):
        self.entries.clear()


def read(old, new):
    first = Feed(old)
    second = Feed(new)
    for entry in first:
        print(entry)
    for entry in second:
        print(entry)
    first.close()
    print(second.entries)

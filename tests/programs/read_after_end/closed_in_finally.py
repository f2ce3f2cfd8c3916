"""The finally closes the stream on every way, and the list is read after it."""


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


def read(source):
    feed = Feed(source)
    try:
        for entry in feed:
            print(entry)
    finally:
        feed.close()
    return feed.entries  # leak: STL202

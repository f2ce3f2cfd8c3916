"""The dict is read before `close`."""


class Feed:
    def __init__(self, source):
        self._source = source
        self.entries = {}

    def __iter__(self):
        return self

    def __next__(self):
        entry = next(self._source)
        self.entries[entry.id] = entry
        return entry

    def close(self):
        self._source.close()
        self.entries.clear()


def read(source):
    feed = Feed(source)
    for entry in feed:
        print(entry)
    print(feed.entries.keys())
    feed.close()

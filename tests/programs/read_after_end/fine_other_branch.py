"""One branch closes, the other reads."""


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


def read(source, quiet):
    feed = Feed(source)
    for entry in feed:
        print(entry)
    if quiet:
        feed.close()
    else:
        print(feed.entries)

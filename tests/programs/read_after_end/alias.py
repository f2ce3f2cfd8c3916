"""The stream is closed under one name and read under the other."""


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
    same = feed
    for entry in feed:
        print(entry)
    same.close()
    print(feed.entries)  # leak: STL202

"""The stream is an attribute; it is read and then closed in one method."""


class Feed:
    def __init__(self, source):
        self._source = source
        self.entries = []

    def __iter__(self):
        for entry in self._source:
            self.entries.append(entry)
            yield entry

    def close(self):
        self.entries = []


class Reader:
    def __init__(self, source):
        self.feed = Feed(source)

    def read(self):
        for entry in self.feed:
            print(entry)

    def stop(self):
        print("entries:", len(self.feed.entries))
        self.feed.close()

"""The stream is an attribute; it is closed and then read in one method."""


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
        self.feed.close()
        print("entries:", len(self.feed.entries))  # leak: STL202

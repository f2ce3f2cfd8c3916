"""The list is replaced under `if not self._closed`: that is an end, and no beginning."""


class Feed:
    def __init__(self, source):
        self._source = source
        self._closed = False
        self.received = []

    def __iter__(self):
        for item in self._source:
            self.received.append(item)
            yield item
        self.close()

    def close(self):
        if not self._closed:
            self._closed = True
            self.received = []

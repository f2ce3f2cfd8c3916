"""STL301: a generator gathers what it reads, and its accessor gives the last of it."""


class Stream:
    def __init__(self, source):
        self._source = source  # where it comes from
        self._received = []  # what has come

    def __iter__(self):
        # one after the other
        for item in self._source:
            self._received.append(item)  # for the accessor
            yield item

    def final(self):
        """The last item."""
        return self._received[-1]

"""STL301: a generator gathers what it reads, and its accessor gives the last of it."""


class Stream:
    def __init__(self, source):
        self._source = source  # where it comes from
        self._received = []  # what has come
        self._final = None

    def __iter__(self):
        # one after the other
        try:
            for item in self._source:
                self._received.append(item)  # for the accessor
                yield item
        finally:
            if self._received:
                self._final = self._received[-1]
            self._received = []

    def final(self):
        """The last item."""
        if not self._received and self._final is not None:
            return self._final
        return self._received[-1]

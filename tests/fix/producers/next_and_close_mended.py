"""STL301: an iterator that says itself that there is no more, and can be closed; it gathers by number."""


class Stream:
    def __init__(self, source):
        self._source = iter(source)
        self._seen = dict()

    def __iter__(self):
        return self

    def __next__(self):
        item = next(self._source, None)
        if item is None:
            self._seen = {}
            raise StopIteration  # it is over
        self._seen[item.number] = item
        return item

    def close(self):
        """Read no further."""
        try:
            self._source.close()
        finally:
            self._seen = {}

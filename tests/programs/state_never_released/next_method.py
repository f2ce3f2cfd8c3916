"""`__next__` accumulates, and nothing happens where it stops."""


class LineStream:  # leak: STL301
    def __init__(self, handle):
        self._handle = handle
        self._lines = []

    def __iter__(self):
        return self

    def __next__(self):
        line = self._handle.readline()
        if not line:
            raise StopIteration
        self._lines.append(line)
        return line

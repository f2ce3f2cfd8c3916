"""`__next__` lets go where it stops."""


class LineStream:
    def __init__(self, handle):
        self._handle = handle
        self._lines = []

    def __iter__(self):
        return self

    def __next__(self):
        line = self._handle.readline()
        if not line:
            self._lines = None
            raise StopIteration
        self._lines.append(line)
        return line

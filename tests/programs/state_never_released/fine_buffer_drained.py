"""What goes into the buffer is popped before the next chunk."""


class Lines:
    def __init__(self, source):
        self._source = source
        self._buffer = []

    def __iter__(self):
        for chunk in self._source:
            self._buffer.extend(chunk.splitlines())
            while self._buffer:
                yield self._buffer.pop(0)

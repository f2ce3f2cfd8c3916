"""Streams of the project's own, made in a while loop; what is kept is how many lines they had."""


class LineStream:
    def __init__(self, source):
        self._source = source
        self._lines = []

    def __iter__(self):
        return self

    def __next__(self):
        line = self._source.readline()
        if not line:
            self._lines = []
            raise StopIteration
        self._lines.append(line)
        return line


def serve(listener):
    served = []
    while True:
        stream = LineStream(listener.accept())
        count = 0
        for line in stream:
            count += 1
        served.append(count)

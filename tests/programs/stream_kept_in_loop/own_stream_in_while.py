"""Streams of the project's own, made in a while loop and kept in its list."""


class LineStream:
    def __init__(self, source):
        self._source = source
        self._lines = []
        self._done = False

    def __iter__(self):
        return self

    def __next__(self):
        line = self._source.readline()
        if not line:
            self._lines = []
            self._done = True
            raise StopIteration
        self._lines.append(line)
        return line


def serve(listener):
    served = []
    while True:
        stream = LineStream(listener.accept())
        for line in stream:
            print(line)
        served.append(stream)  # leak: STL104

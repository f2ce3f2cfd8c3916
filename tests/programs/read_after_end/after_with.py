"""`__exit__` clears, and the list is read after the block."""


class Transcript:
    def __init__(self, source):
        self._source = source
        self.lines = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.lines = []

    def read(self):
        for line in self._source:
            self.lines.append(line)
            yield line


def copy(source):
    with Transcript(source) as transcript:
        for line in transcript.read():
            print(line)
    return transcript.lines  # leak: STL202

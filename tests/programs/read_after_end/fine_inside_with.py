"""The list is read, and copied, before the block is left."""


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
        lines = list(transcript.lines)
    return lines

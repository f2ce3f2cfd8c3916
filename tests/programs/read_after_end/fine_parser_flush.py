"""A line parser gives its buffer back and begins anew; a caller looks at it after flushing."""


class LineParser:
    def __init__(self):
        self.buffer = []

    def feed(self, data):
        self.buffer.append(data)
        if data.endswith("\n"):
            return self.flush()
        return ""

    def flush(self):
        line = "".join(self.buffer)
        self.buffer.clear()
        return line


def parse(chunks):
    parser = LineParser()
    for chunk in chunks:
        line = parser.feed(chunk)
        if line:
            yield line
    rest = parser.flush()
    print(rest, len(parser.buffer))

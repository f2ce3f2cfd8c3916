"""The base of a family of streams: it is iterated, accumulates, and never lets go."""


class EventStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.events = []

    def parse(self, line):
        return line

    def __iter__(self):
        for line in self._source:
            event = self.parse(line)
            self.events.append(event)
            yield event


def show(source):
    for event in EventStream(source):
        print(event)

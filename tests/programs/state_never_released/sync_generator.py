"""The plain case: each event that passes stays in the stream's own list."""


class EventStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.events = []

    def __iter__(self):
        for event in self._source:
            self.events.append(event)
            yield event

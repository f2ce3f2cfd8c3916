"""The end deletes everything out of the list."""


class EventStream:
    def __init__(self, source):
        self._source = source
        self.events = []

    def __iter__(self):
        for event in self._source:
            self.events.append(event)
            yield event
        del self.events[:]

"""The base class's `close` clears the list that the subclass fills."""


class Recorded:
    def __init__(self, source):
        self._source = source
        self._events = []

    def close(self):
        self._events.clear()


class Typed(Recorded):
    def __iter__(self):
        for event in self._source:
            self._events.append(event)
            yield event.type

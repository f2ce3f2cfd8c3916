"""The generator's finally clears the list."""


class EventStream:
    def __init__(self, source):
        self._source = source
        self.events = []

    def __iter__(self):
        try:
            for event in self._source:
                self.events.append(event)
                yield event
        finally:
            self.events.clear()

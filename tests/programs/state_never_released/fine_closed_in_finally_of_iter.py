"""The generator's finally calls `close`, and `close` lets go."""


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
            self.close()

    def close(self):
        self._source.close()
        self.events = []

"""The attributes are emptied by their names, in a loop over a constant."""

_STATE = ("events", "raw")


class EventStream:
    def __init__(self, source):
        self._source = source
        self.events = []
        self.raw = []

    def __iter__(self):
        for event in self._source:
            self.events.append(event)
            self.raw.append(event.raw)
            yield event

    def close(self):
        for name in _STATE:
            setattr(self, name, None)

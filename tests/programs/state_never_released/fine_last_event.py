"""The newest event is in one slot."""


class LastEvent:
    def __init__(self, source):
        self._source = source
        self.last = None

    def __iter__(self):
        for event in self._source:
            self.last = event
            yield event

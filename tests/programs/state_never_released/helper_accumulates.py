"""A private method puts the event into the list."""


class Watched:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self._seen = []

    def _record(self, event):
        self._seen.append(event)

    def __iter__(self):
        for event in self._source:
            self._record(event)
            yield event

"""A set of what passed, to leave out doubles, is never emptied."""


class Distinct:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self._passed = set()

    def __iter__(self):
        for event in self._source:
            if event not in self._passed:
                self._passed.add(event)
                yield event

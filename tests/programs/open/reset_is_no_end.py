"""Question: `reset` clears, but no end calls it, and nobody in this file does. Is that letting go (silent) or not
(STL301)?
"""


class EventStream:
    def __init__(self, source):
        self._source = source
        self.events = []

    def __iter__(self):
        for event in self._source:
            self.events.append(event)
            yield event

    def reset(self):
        self.events = []

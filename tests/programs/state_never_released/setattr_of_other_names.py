"""What is emptied by name is something else."""


class EventStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.events = []

    def __iter__(self):
        for event in self._source:
            self.events.append(event)
            yield event

    def close(self):
        for name in ("_source", "_response"):
            setattr(self, name, None)

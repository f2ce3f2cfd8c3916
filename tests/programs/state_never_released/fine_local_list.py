"""The list is a local of the generator, and goes with its frame."""


class EventStream:
    def __init__(self, source):
        self._source = source

    def __iter__(self):
        events = []
        for event in self._source:
            events.append(event)
            yield event
        print(len(events))

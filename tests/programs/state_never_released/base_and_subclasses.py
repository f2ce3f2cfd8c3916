"""The class that gathers is told once; those that inherit from it are not told again."""


class EventStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.events = []

    def __iter__(self):
        for event in self._source:
            self.events.append(event)
            yield self.parse(event)

    def parse(self, event):
        return event


class TextStream(EventStream):
    def parse(self, event):
        return event.text


class JsonStream(EventStream):
    def parse(self, event):
        return event.json()

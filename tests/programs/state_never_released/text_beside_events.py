"""The text is put together anew for each message; the events are kept, and the text says nothing about them."""


class EventStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.text = ""
        self.events = []

    def __iter__(self):
        for event in self._source:
            self.events.append(event)
            self.text += event.text
            if event.kind == "begin":
                self.text = event.text
            yield event

"""What passes comes from the class that it inherits from, by `super()`."""

from acme import Stream


class Recorded(Stream):  # leak: STL301
    def __init__(self, response):
        super().__init__(response)
        self._events = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __stream__(self):
        for event in super().__stream__():
            self._events.append(event)
            yield event

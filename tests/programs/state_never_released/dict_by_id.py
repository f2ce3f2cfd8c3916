"""The accumulator is a dict by the event's id."""


class ToolCalls:  # leak: STL301
    def __init__(self, stream):
        self._stream = stream
        self.calls = {}

    def __iter__(self):
        for event in self._stream:
            self.calls[event.id] = event
            yield event

"""The dict by the event's id is cleared by `close`."""


class ToolCalls:
    def __init__(self, stream):
        self._stream = stream
        self.calls = {}

    def __iter__(self):
        for event in self._stream:
            self.calls[event.id] = event
            yield event

    def close(self):
        self._stream.close()
        self.calls.clear()

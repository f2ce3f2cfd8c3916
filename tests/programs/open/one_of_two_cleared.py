"""Question: of two accumulators only one is cleared at the end. STL301 says "lets go of nothing"; here it lets go
of the smaller half.
"""


class MessageStream:
    def __init__(self, response):
        self._response = response
        self.raw = []
        self.messages = []

    def __iter__(self):
        try:
            for event in self._response:
                self.raw.append(event)
                self.messages.append(event.message)
                yield event
        finally:
            self.messages.clear()

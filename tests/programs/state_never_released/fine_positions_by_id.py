"""Which call has which position, and how many there were of each kind: numbers by names, and nothing of what passed."""


class ToolCalls:
    def __init__(self, stream):
        self._stream = stream
        self._next = 0
        self._positions = {}
        self._counts = {}

    def __iter__(self):
        for call in self._stream:
            if call.id not in self._positions:
                self._positions[call.id] = self._next
                self._next += 1
            self._counts[call.kind] = self._counts.get(call.kind, 0) + 1
            call.index = self._positions[call.id]
            yield call

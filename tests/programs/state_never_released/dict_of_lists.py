"""The accumulator is a defaultdict of lists by the kind of event."""

from collections import defaultdict


class Sorted:  # leak: STL301
    def __init__(self, stream):
        self._stream = stream
        self.by_kind = defaultdict(list)

    async def __aiter__(self):
        async for event in self._stream:
            self.by_kind[event.kind].append(event)
            yield event

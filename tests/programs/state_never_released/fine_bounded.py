"""The stream remembers its last ten events."""

from collections import deque


class RecentEvents:
    def __init__(self, source):
        self._source = source
        self._recent = deque(maxlen=10)

    def __iter__(self):
        for event in self._source:
            self._recent.append(event)
            yield event

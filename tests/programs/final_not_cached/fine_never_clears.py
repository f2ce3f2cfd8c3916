"""Nothing is cleared, and so the accessor may read the list as long as it likes; it is bounded."""

from collections import deque


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = deque(maxlen=8)

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message

    def final_message(self):
        return self.messages[-1]

"""The stream class is a dataclass; its list is a field."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Replies:  # leak: STL301
    source: Iterator
    replies: list = field(default_factory=list)

    def __iter__(self):
        return self

    def __next__(self):
        reply = next(self.source)
        self.replies.append(reply)
        return reply

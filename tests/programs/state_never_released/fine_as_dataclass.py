"""The dataclass has a `close` that binds a new list."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Replies:
    source: Iterator
    replies: list = field(default_factory=list)

    def __iter__(self):
        return self

    def __next__(self):
        reply = next(self.source)
        self.replies.append(reply)
        return reply

    def close(self):
        self.replies = []

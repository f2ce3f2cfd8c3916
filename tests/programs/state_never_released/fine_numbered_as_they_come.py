"""A stream numbers the kinds of events as they first come: it keeps numbers, and nothing of the events."""

from collections.abc import Iterator


class Event:
    kind: str
    text: str


class NumberedStream:
    def __init__(self, source: Iterator[Event]) -> None:
        self.source = source
        self.numbers: dict[tuple[str, str], int] = {}

    def __iter__(self) -> Iterator[tuple[int, Event]]:
        for event in self.source:
            yield self.numbers.setdefault((event.kind, event.kind.upper()), len(self.numbers)), event

"""A stream keeps the first event under each of its texts, whatever number it gives out."""

from collections.abc import Iterator


class Event:
    kind: str
    text: str


class FirstStream:  # leak: STL301
    def __init__(self, source: Iterator[Event]) -> None:
        self.source = source
        self.first: dict[str, Event] = {}

    def __iter__(self) -> Iterator[Event]:
        for event in self.source:
            yield self.first.setdefault(event.text, event)

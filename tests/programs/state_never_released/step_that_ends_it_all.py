"""An error that a generator of the stream's own catches ends the stream, and all that has come stays."""

from collections.abc import Iterator


class TunnelStream:  # leak: STL301
    def __init__(self, source: Iterator[bytes]) -> None:
        self.source = source
        self.waiting: list[bytes] = []

    def __iter__(self) -> Iterator[bytes]:
        yield from self.receive()

    def receive(self) -> Iterator[bytes]:
        try:
            for event in self.source:
                self.waiting.append(event)
                yield event
        except ValueError:
            return
        self.waiting.clear()

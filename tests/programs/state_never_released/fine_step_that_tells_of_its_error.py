"""A step of a stream gives back what went wrong to what reads it by `yield from`, and that lets go on every way."""

from collections.abc import Generator, Iterator


class TunnelStream:
    def __init__(self, source: Iterator[bytes]) -> None:
        self.source = source
        self.waiting: list[bytes] = []

    def __iter__(self) -> Iterator[bytes]:
        for event in self.source:
            error = yield from self.receive(event)
            if error is not None:
                yield from self.flushed()

    def receive(self, event: bytes) -> Generator[bytes, None, str | None]:
        self.waiting.append(event)
        try:
            yield from self.parsed(event)
        except ValueError as error:
            return f"cannot be read: {error}"
        yield from self.flushed()
        return None

    def flushed(self) -> Iterator[bytes]:
        for event in self.waiting:
            yield event
        self.waiting.clear()

    def parsed(self, event: bytes) -> Iterator[bytes]:
        if not event:
            raise ValueError("empty")
        yield event

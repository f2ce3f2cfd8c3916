"""Code that reads a stream's state when it is gone: in an `end` handler, after the loop, after `done()`.

    python examples/leaky/late_reads.py

`ReplyStream` does let go of what it accumulated when it ends, but it clears before it tells its `end` listeners. The
three readers below were written when it still kept everything. Nothing fails: they report zero messages. The stream
remembers its final message for such readers, as `examples/mended/late_reads.py` shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence


class ReplyStream:
    """The messages of one reply: what the model says before it calls a tool, and what it says afterwards.

    Emits `text` for each piece and `end` once. `final_message()` may be asked at any time.
    """

    def __init__(self, messages: Sequence[str]) -> None:
        self.received_messages: list[str] = []
        self._wire = iter(messages)
        self._listeners: dict[str, list[Callable[..., None]]] = {"text": [], "end": []}
        self._final: str | None = None

    def on(self, event: str, listener: Callable[..., None]) -> ReplyStream:
        """Call `listener` when the event is emitted."""
        if self._final is None:
            self._listeners[event].append(listener)
        return self

    def emit(self, event: str, *args: object) -> None:
        """Tell the listeners of the event."""
        for listener in self._listeners.get(event, ()):
            listener(*args)

    def __iter__(self) -> Iterator[str]:
        """The messages, one by one; then the stream ends and lets go of them."""
        for message in self._wire:
            self.received_messages.append(message)
            self.emit("text", message)
            yield message
        if self._final is None:
            self._final = self.received_messages[-1] if self.received_messages else ""
            self.received_messages.clear()  # leak: STL303
            self.emit("end")
            self._listeners.clear()

    def done(self) -> None:
        """Read the stream to its end."""
        if self._final is None:
            for _ in self:
                pass

    def final_message(self) -> str:
        """The last message, of an ended stream too."""
        self.done()
        return self._final or ""


def reply(topic: str) -> ReplyStream:
    """A reply of the model about a topic, played."""
    return ReplyStream([f"Let me look up {topic}.", f"Here is what I found about {topic}."])


def log_at_end(stream: ReplyStream) -> None:
    """Write a line to the log when the stream ends."""

    def write_line() -> None:
        print("log: the model said", stream.received_messages)  # leak: STL201

    stream.on("end", write_line)


def show(stream: ReplyStream) -> None:
    """Show the messages as they come, then the whole."""
    for message in stream:
        print("show:", message)
    print("show: the reply was", stream.received_messages)  # leak: STL202


def count_words(stream: ReplyStream) -> int:
    """The number of words that the model said."""
    stream.done()
    return sum(len(message.split()) for message in stream.received_messages)  # leak: STL202


def main() -> None:
    """Read three replies, each in one of the three late ways."""
    logged = reply("valves")
    log_at_end(logged)
    logged.done()
    show(reply("pumps"))
    print("words:", count_words(reply("pipes")))


if __name__ == "__main__":
    main()

"""A tool loop that keeps every stream it is given: the design that started streamlint, with its leaks.

The library half is `MessageStream` and `ToolRunner`; the application half is `Session`. The model is played by
`FakeModel`, so that the program runs without a network or a key:

    python examples/leaky/message_stream.py

Each iteration of the runner yields a new `MessageStream`. Each stream holds the whole conversation as it was when the
stream was made (`messages`, the parameters, the request as it was sent), and the session keeps each stream. After n
iterations that is 1 + 2 + ... + n = O(n²) turns' worth of data. Compacting the runner's history frees none of it,
because what weighs is in the streams. `examples/mended/message_stream.py` is the same program with both halves mended.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

PAGE = "The valve on line four is to be opened by hand, slowly, and only after the pump has come to rest. " * 20


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the conversation; `tool` names the tool that an assistant's message asks for."""

    role: str
    text: str
    tool: str | None = None


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """One event on the wire: a piece of text, or the end of the message."""

    kind: str
    text: str = ""
    tool: str | None = None


class ModelError(Exception):
    """The model broke off."""


class StreamError(Exception):
    """The stream ended without a message."""


class FakeModel:
    """Plays the model: asks for a page of the manual in each turn but its last, in which it answers."""

    def __init__(self, turns: int) -> None:
        self.turns = turns
        self.asked = 0

    def events(self, request: bytes) -> Iterator[StreamEvent]:
        """The events of one reply to a request, which is the whole conversation as JSON."""
        self.asked += 1
        said = len(json.loads(request)["messages"])
        words = f"I have read {said} messages so far. Let me look at page {self.asked} of the manual before I answer."
        for word in words.split():
            yield StreamEvent("text", word + " ")
        yield StreamEvent("message_stop", tool="read_page" if self.asked < self.turns else None)


class MessageStream:  # leak: STL301, STL305
    """One reply of the model, event by event.

    Emits `connect`, `streamEvent`, `text`, `message`, `finalMessage`, `error`, `abort`, `end`, and nothing after `end`.
    It lets go of nothing when it ends: whoever keeps the stream keeps the conversation, the request and the listeners.
    """

    def __init__(self, model: FakeModel, params: dict[str, Any]) -> None:
        self.messages: list[Message] = list(params["messages"])
        self.received_messages: list[Message] = []
        self.current_text = ""
        self._model = model
        self._params = dict(params)
        self._request = json.dumps(params, default=asdict).encode()
        self._listeners: dict[str, list[tuple[Callable[..., None], bool]]] = {}
        self._ended = False
        self._events = self._run()

    def on(self, event: str, listener: Callable[..., None]) -> MessageStream:
        """Call `listener` each time the event is emitted."""
        self._listeners.setdefault(event, []).append((listener, False))
        return self

    def once(self, event: str, listener: Callable[..., None]) -> MessageStream:
        """Call `listener` the first time the event is emitted."""
        self._listeners.setdefault(event, []).append((listener, True))
        return self

    def emit(self, event: str, *args: object) -> None:
        """Tell the listeners of the event; nothing is told after `end`."""
        if self._ended:
            return
        self._ended = event == "end"
        registered = self._listeners.get(event, [])
        self._listeners[event] = [(listener, once) for listener, once in registered if not once]
        for listener, _ in registered:
            listener(*args)

    def __iter__(self) -> Iterator[StreamEvent]:
        """The events that have not been read yet."""
        return self._events

    def abort(self) -> None:
        """Stop here: emits `abort`, then `end`."""
        self._finish("abort")

    def done(self) -> None:
        """Read the stream to its end."""
        if not self._ended:
            for _ in self._events:
                pass

    def final_message(self) -> Message:
        """The whole reply, read to its end first. Raises `StreamError` where there is none."""
        self.done()
        if not self.received_messages:
            raise StreamError("the stream ended without a message")
        return self.received_messages[-1]

    def final_text(self) -> str:
        """The text of the whole reply."""
        return self.final_message().text

    def _run(self) -> Iterator[StreamEvent]:
        self.emit("connect")
        if self._ended:
            return
        try:
            for event in self._model.events(self._request):
                self._accumulate(event)
                yield event
                if self._ended:  # aborted while the reader had the event
                    return
        except ModelError as error:
            self._finish("error", error)
        else:
            self._finish("finalMessage", *self.received_messages[-1:])

    def _accumulate(self, event: StreamEvent) -> None:
        self.current_text += event.text
        if event.kind == "text":
            self.emit("streamEvent", event, self.current_text)
            self.emit("text", event.text, self.current_text)
        elif event.kind == "message_stop":
            message = Message("assistant", self.current_text, event.tool)
            self.messages.append(message)
            self.received_messages.append(message)
            self.emit("streamEvent", event, message.text)
            self.emit("message", message)

    def _finish(self, outcome: str, *args: object) -> None:
        self.emit(outcome, *args)
        self.emit("end")


class ToolRunner:
    """Asks the model, calls the tool that it wants, and asks again with all that was said; yields one stream a turn."""

    def __init__(self, model: FakeModel, question: str) -> None:
        self.model = model
        self.history = [Message("user", question)]

    def __iter__(self) -> Iterator[MessageStream]:
        """A new stream each turn, until the model asks for no tool."""
        while True:
            stream = MessageStream(self.model, {"model": "fake", "max_tokens": 1024, "messages": self.history})
            yield stream
            reply = stream.final_message()
            self.history.append(reply)
            if reply.tool is None:
                return
            self.history.append(Message("user", f"{reply.tool}: {PAGE}"))

    def compact(self) -> None:
        """Trim the history to the question and the last reply. The streams that were yielded keep their copies."""
        self.history[1:-1] = []


class Session:
    """One conversation of one user, who may scroll back through all of its turns."""

    def __init__(self, model: FakeModel, question: str) -> None:
        self.runner = ToolRunner(model, question)
        self.streams: list[MessageStream] = []
        self.characters = 0

    def run(self) -> None:
        """Let the model work until it has answered."""
        for stream in self.runner:
            stream.on("text", self._count)
            stream.done()
            self.streams.append(stream)  # leak: STL103

    def compact(self) -> None:
        """Free memory, or so its author believes."""
        self.runner.compact()

    def transcript(self) -> list[str]:
        """What the model said, turn by turn."""
        return [stream.final_message().text for stream in self.streams]

    def _count(self, text: str, _snapshot: str) -> None:
        self.characters += len(text)


def main() -> None:
    """Run a session of twelve turns, and tell what is still held after it was compacted."""
    session = Session(FakeModel(turns=12), "How do I open the valve?")
    session.run()
    session.compact()
    print(f"{len(session.transcript())} turns, {session.characters} characters; last: {session.transcript()[-1]}")
    print(f"messages in the runner's history: {len(session.runner.history)}")
    print(f"streams that the session keeps, each with its copy of the conversation: {len(session.streams)}")


if __name__ == "__main__":
    main()

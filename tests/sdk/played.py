"""Plays a model's server on this machine, asks it through an installed SDK, and prints what each accessor did, as JSON.

    python played.py anthropic|anthropic-events|openai|openai-assistant

It runs in an environment of its own, with the SDK and without streamlint.
"""

from __future__ import annotations

import asyncio
import http.server
import json
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

Outcome = dict[str, str]
PIECES = 60
ASKED = [{"role": "user", "content": "How do I open the valve?"}]


def event(kind: str, data: object) -> bytes:
    """One event on the wire."""
    return f"event: {kind}\ndata: {json.dumps(data)}\n\n".encode()


def message_events() -> Iterator[bytes]:
    """A reply of the messages API."""

    def typed(kind: str, **more: object) -> bytes:
        return event(kind, {"type": kind, **more})

    usage = {"input_tokens": 1, "output_tokens": 1}
    begun = {"id": "m", "type": "message", "role": "assistant", "content": [], "model": "x", "usage": usage}
    yield typed("message_start", message={**begun, "stop_reason": None, "stop_sequence": None})
    yield typed("content_block_start", index=0, content_block={"type": "text", "text": ""})
    for _ in range(PIECES):
        yield typed("content_block_delta", index=0, delta={"type": "text_delta", "text": "page " * 200})
    yield typed("content_block_stop", index=0)
    yield typed("message_delta", delta={"stop_reason": "end_turn", "stop_sequence": None}, usage={"output_tokens": 5})
    yield typed("message_stop")


def chat_events() -> Iterator[bytes]:
    """A reply of the chat completions API."""
    for number in range(PIECES + 1):
        last = number == PIECES
        delta = {} if last else {"role": "assistant", "content": "page " * 200}
        choice = {"index": 0, "delta": delta, "finish_reason": "stop" if last else None}
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        yield b"data: " + json.dumps(chunk).encode() + b"\n\n"
    yield b"data: [DONE]\n\n"


def run_events() -> Iterator[bytes]:
    """A run of the assistants API with one message."""
    run = {"id": "r", "object": "thread.run", "created_at": 1, "assistant_id": "a", "thread_id": "t", "model": "m"}
    run = {**run, "status": "in_progress", "instructions": "", "tools": [], "metadata": {}}
    message = {"id": "m", "object": "thread.message", "created_at": 1, "thread_id": "t", "role": "assistant"}
    message = {**message, "status": "in_progress", "content": [], "attachments": [], "metadata": {}}
    text = {"index": 0, "type": "text", "text": {"value": "page"}}
    said = {"type": "text", "text": {"value": "page", "annotations": []}}
    yield event("thread.run.created", run)
    yield event("thread.message.created", message)
    yield event("thread.message.delta", {"id": "m", "object": "thread.message.delta", "delta": {"content": [text]}})
    yield event("thread.message.completed", {**message, "status": "completed", "content": [said]})
    yield event("thread.run.completed", {**run, "status": "completed"})
    yield b"event: done\ndata: [DONE]\n\n"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers each request with the events of its API, piece by piece."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_POST(self) -> None:
        """Streams a reply."""
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        events = run_events if "/runs" in self.path else message_events if "/messages" in self.path else chat_events
        try:
            for piece in events():
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                self.wfile.flush()
                time.sleep(0.002)
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.close_connection = True


def serve() -> str:
    """Starts the server; its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def tried(outcome: Outcome, name: str, ask: Callable[[], Any]) -> None:
    """Notes what asking gave: a size, or the error."""
    try:
        outcome[name] = told(ask())
    except Exception as error:  # noqa: BLE001 - which error it is is the question
        outcome[name] = f"{type(error).__name__}: {error}"


def told(answer: object) -> str:
    """An answer, with the size of the text in it; `empty` where there is none."""
    return f"ok {len(repr(answer))}" if answer else "empty"


def accessor(stream: object, name: str) -> Callable[[], Any]:
    """A method, or a property that is read as one."""

    def ask() -> Any:
        found = getattr(stream, name)
        return found() if callable(found) else found

    return ask


def after_block(make: Callable[[], Any], names: list[str]) -> dict[str, Outcome]:
    """What accessors give after the block, once it was read to its end, left early, or never read."""
    found: dict[str, Outcome] = {}
    for how in ("read", "left", "unread", "left twice"):
        with make() as stream:
            for number, _ in enumerate(stream if how != "unread" else ()):
                if how.startswith("left") and number == 3:
                    break
        outcome = found[how] = Outcome()
        for name in names:
            if how == "left twice":
                tried(Outcome(), name, accessor(stream, name))
            tried(outcome, name, accessor(stream, name))
    return found


def probing(base: type, ok: list[str], fails: list[str]) -> tuple[type, list[Outcome]]:
    """A handler class that asks all of these in each of its ends, and where it notes what it got."""
    ends: list[Outcome] = []

    class Probing(base):  # type: ignore[misc]
        def on_end(self) -> None:
            outcome = Outcome()
            ends.append(outcome)
            for name in (*ok, *fails):
                tried(outcome, name, accessor(self, name))

    return Probing, ends


def probing_async(base: type, fails: list[str]) -> tuple[type, list[Outcome]]:
    """The same, awaited."""
    ends: list[Outcome] = []

    class Probing(base):  # type: ignore[misc]
        async def on_end(self) -> None:
            outcome = Outcome()
            ends.append(outcome)
            for name in fails:
                try:
                    outcome[name] = told(await getattr(self, name)())
                except Exception as error:  # noqa: BLE001 - which error it is is the question
                    outcome[name] = f"{type(error).__name__}: {error}"

    return Probing, ends


def play_anthropic(url: str, names: list[str], _: list[str]) -> object:
    """Accessors of a message stream after its block."""
    import anthropic

    client = anthropic.Anthropic(api_key="k", base_url=url, max_retries=0)
    return after_block(lambda: client.messages.stream(model="x", max_tokens=9, messages=ASKED), names)


def play_openai(url: str, names: list[str], _: list[str]) -> object:
    """Accessors of a chat stream after its block."""
    import openai

    client = openai.OpenAI(api_key="k", base_url=url, max_retries=0)
    return after_block(lambda: client.chat.completions.stream(model="m", messages=ASKED), names)


def play_anthropic_events(url: str, ok: list[str], fails: list[str]) -> object:
    """Accessors in the end handler of the message streams that had one."""
    import anthropic

    kind, ends = probing(anthropic.MessageStream, ok, fails)
    client = anthropic.Anthropic(api_key="k", base_url=url, max_retries=0)
    with client.messages.stream(model="x", max_tokens=9, messages=ASKED, event_handler=kind) as stream:
        for _ in stream:
            pass
    return {"ends": ends, "async": asyncio.run(events_async(url, fails))}


async def events_async(url: str, fails: list[str]) -> list[Outcome]:
    """The same of asynchronous streams."""
    import anthropic

    kind, ends = probing_async(anthropic.AsyncMessageStream, fails)
    client = anthropic.AsyncAnthropic(api_key="k", base_url=url, max_retries=0)
    async with client.messages.stream(model="x", max_tokens=9, messages=ASKED, event_handler=kind) as stream:
        async for _ in stream:
            pass
    return ends


def play_openai_assistant(url: str, ok: list[str], fails: list[str]) -> object:
    """Accessors in the end handler of an assistant's run, and after its block."""
    import openai

    kind, ends = probing(openai.AssistantEventHandler, ok, fails)
    client = openai.OpenAI(api_key="k", base_url=url, max_retries=0)
    with client.beta.threads.runs.stream(thread_id="t", assistant_id="a", event_handler=kind()) as stream:
        stream.until_done()
    after = Outcome()
    for name in fails:
        tried(after, name, accessor(stream, name))
    return {"ends": ends, "after": after, "async": asyncio.run(assistant_async(url, fails))}


async def assistant_async(url: str, fails: list[str]) -> list[Outcome]:
    """The same of asynchronous runs."""
    import openai

    kind, ends = probing_async(openai.AsyncAssistantEventHandler, fails)
    client = openai.AsyncOpenAI(api_key="k", base_url=url, max_retries=0)
    async with client.beta.threads.runs.stream(thread_id="t", assistant_id="a", event_handler=kind()) as stream:
        await stream.until_done()
    return ends


PLAYS = {
    "anthropic": play_anthropic,
    "anthropic-events": play_anthropic_events,
    "openai": play_openai,
    "openai-assistant": play_openai_assistant,
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    play, first, second = sys.argv[1:4]
    json.dump(PLAYS[play](serve(), first.split(","), second.split(",")), sys.stdout)

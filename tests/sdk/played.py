"""Plays a model's server on this machine, asks it through an installed SDK, and prints what each accessor did, as JSON.

    python played.py anthropic|anthropic-beta|anthropic-events|openai|openai-responses|openai-assistant|openai-realtime ...

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


def response_events() -> Iterator[bytes]:
    """A reply of the responses API."""
    number = 0

    def typed(kind: str, **more: object) -> bytes:
        nonlocal number
        number += 1
        return event(kind, {"type": kind, "sequence_number": number, **more})

    text = "page " * 200
    response = {"id": "r", "object": "response", "created_at": 1, "model": "m", "tools": [], "tool_choice": "auto"}
    response = {**response, "parallel_tool_calls": True, "output": [], "status": "in_progress"}
    item = {"id": "i", "type": "message", "role": "assistant", "status": "in_progress", "content": []}
    said = {"type": "output_text", "text": "", "annotations": []}
    yield typed("response.created", response=response)
    yield typed("response.output_item.added", output_index=0, item=item)
    yield typed("response.content_part.added", item_id="i", output_index=0, content_index=0, part=said)
    place = {"item_id": "i", "output_index": 0, "content_index": 0}
    for _ in range(PIECES):
        yield typed("response.output_text.delta", **place, delta=text, logprobs=[])
    whole = {**said, "text": text * PIECES}
    yield typed("response.output_text.done", **place, text=text * PIECES, logprobs=[])
    done = {**item, "status": "completed", "content": [whole]}
    yield typed("response.output_item.done", output_index=0, item=done)
    yield typed("response.completed", response={**response, "status": "completed", "output": [done]})


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
        try:
            for piece in APIS[self.path.partition("?")[0].rpartition("/")[2]]():
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                self.wfile.flush()
                time.sleep(0.002)
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.close_connection = True


APIS = {
    "messages": message_events,
    "completions": chat_events,
    "responses": response_events,
    "runs": run_events,
}


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


async def after_async_block(make: Callable[[], Any], names: list[str]) -> dict[str, Outcome]:
    """The same of asynchronous streams."""
    found: dict[str, Outcome] = {}
    for how in ("read", "left", "unread"):
        async with make() as stream:
            if how != "unread":
                number = 0
                async for _ in stream:
                    number += 1
                    if how == "left" and number == 4:
                        break
        outcome = found[how] = Outcome()
        for name in names:
            try:
                outcome[name] = told(await getattr(stream, name)())
            except Exception as error:  # noqa: BLE001 - which error it is is the question
                outcome[name] = f"{type(error).__name__}: {error}"
    return found


def both(sync: Callable[[], Any], asynchronous: Callable[[], Any], names: list[str]) -> object:
    """What accessors give after the block of a stream, and of its asynchronous twin."""
    return {**after_block(sync, names), "async": asyncio.run(after_async_block(asynchronous, names))}


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

    client, other = (kind(api_key="k", base_url=url, max_retries=0) for kind in _kinds(anthropic))
    asked = {"model": "x", "max_tokens": 9, "messages": ASKED}
    return both(lambda: client.messages.stream(**asked), lambda: other.messages.stream(**asked), names)


def play_anthropic_beta(url: str, names: list[str], _: list[str]) -> object:
    """The same of the beta's."""
    import anthropic

    client, other = (kind(api_key="k", base_url=url, max_retries=0) for kind in _kinds(anthropic))
    asked = {"model": "x", "max_tokens": 9, "messages": ASKED}
    return both(lambda: client.beta.messages.stream(**asked), lambda: other.beta.messages.stream(**asked), names)


def _kinds(sdk: Any) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """The clients of an SDK."""
    return (sdk.Anthropic, sdk.AsyncAnthropic) if hasattr(sdk, "Anthropic") else (sdk.OpenAI, sdk.AsyncOpenAI)


def play_openai(url: str, names: list[str], _: list[str]) -> object:
    """Accessors of a chat stream after its block."""
    import openai

    client, other = (kind(api_key="k", base_url=url, max_retries=0) for kind in _kinds(openai))
    asked = {"model": "m", "messages": ASKED}
    return both(lambda: client.chat.completions.stream(**asked), lambda: other.chat.completions.stream(**asked), names)


def play_openai_responses(url: str, names: list[str], _: list[str]) -> object:
    """Accessors of a response stream after its block."""
    import openai

    client, other = (kind(api_key="k", base_url=url, max_retries=0) for kind in _kinds(openai))
    asked = {"model": "m", "input": "How do I open the valve?"}
    return both(lambda: client.responses.stream(**asked), lambda: other.responses.stream(**asked), names)


def play_openai_realtime(_: str, __: list[str], ___: list[str]) -> object:
    """Which handlers a connection calls: one of before it was read, one of after it was, one of after its block."""
    import openai
    from websockets.sync.server import serve as serve_socket

    def answer(socket: Any) -> None:
        socket.send(json.dumps({"type": "error", "event_id": "e", "error": {"type": "t", "message": "m"}}))

    called: list[str] = []
    with serve_socket(answer, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
        client = openai.OpenAI(api_key="k", websocket_base_url=address)
        with client.realtime.connect(model="m") as connection:
            connection.on("error", lambda _: called.append("before"))
            connection.dispatch_events()
            connection.on("error", lambda _: called.append("after reading"))
            connection.dispatch_events()
        connection.on("error", lambda _: called.append("after the block"))
        failed = ""
        try:
            connection.dispatch_events()
        except Exception as error:  # noqa: BLE001 - which error it is is the question
            failed = type(error).__name__
        server.shutdown()
    return {"called": called, "failed": failed}


def play_handlers(_: str, sync: list[str], asynchronous: list[str]) -> object:
    """The methods that the classes at these dotted names call when something happens, by their own code."""
    import importlib
    import inspect
    import re

    found: dict[str, list[str]] = {}
    for dotted in (*sync, *asynchronous):
        module, _, name = dotted.rpartition(".")
        source = inspect.getsource(getattr(importlib.import_module(module), name))
        found[dotted] = sorted(set(re.findall(r"\bself\.(on_\w+)\(", source)))
    return found


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
    "anthropic-beta": play_anthropic_beta,
    "openai-responses": play_openai_responses,
    "openai-realtime": play_openai_realtime,
    "handlers": play_handlers,
    "anthropic-events": play_anthropic_events,
    "openai": play_openai,
    "openai-assistant": play_openai_assistant,
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    play, first, second = sys.argv[1:4]
    names, more = ([name for name in given.split(",") if name] for given in (first, second))
    json.dump(PLAYS[play](serve(), names, more), sys.stdout)

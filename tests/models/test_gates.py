"""The words that a file's text must hold for a stream to be made or named in it."""

import pytest

from streamlint.models.loader import load_builtin

MODELS = load_builtin()
GATE = MODELS.gate()


@pytest.mark.parametrize(
    ("text", "api"),
    [
        (b"for s in client.beta.messages.tool_runner(stream=True): pass", "anthropic.tool_runner"),
        (b"client.messages.stream(**kw)", "anthropic.message_stream"),
        (b"self.api.chat.completions.create(model=m, stream = flag)", "openai.raw_stream"),
        (b"kw['stream'] = True; requests.get(url, **kw)", "requests.stream"),
        (b"from requests import get as g\ng(u, stream=True)", "requests.stream"),
        (b"bedrock.converse_stream(**p)", "boto3.event_stream"),
        (b"from fastapi import WebSocket\nasync def f(ws: WebSocket): ...", "starlette.websocket"),
        (b"from asyncio import Queue\nq = Queue()", "asyncio.queue"),
        (b"asyncio.start_server(cb)", "asyncio.streams"),
        (b"from anthropic import MessageStream", "anthropic.message_stream"),
        ("été = litellm.completion(stream=True)".encode(), "litellm.stream"),
        (b"x\r\n\tlitellm.acompletion(\r\n\tstream=True)", "litellm.stream"),
    ],
)
def test_text_that_may_hold_a_stream(text: bytes, api: str) -> None:
    assert api in GATE.apis(text)
    assert GATE.passes(text)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"client.beta.messages.tool_runner(tools)",
        b"requests.get(url)",
        b"self.stream.write(text)",
        b"cache.get(key)",
        b"self.queue.Queued = 1",
        b"upstream = messages.streams()",
        b"\x00\xff\xfe",
    ],
)
def test_text_that_cannot(text: bytes) -> None:
    assert not GATE.passes(text)
    assert GATE.apis(text) == frozenset()


@pytest.mark.parametrize("api", MODELS.apis, ids=lambda api: api.id)
def test_every_factory_has_a_gate_that_its_own_call_opens(api) -> None:
    for factory in api.factories:
        keywords = ", ".join(f"{keyword}=1" for keyword, _ in factory.when)
        call = f"import {factory.call.split('.')[0]}\n{factory.call}({keywords})".encode()
        assert api.id in GATE.apis(call), factory.call


def test_search_and_gates_agree() -> None:
    text = b"import asyncio\nq = asyncio.Queue()\nclient.messages.create(stream=True)\n"
    assert GATE.apis(text) == {gate.api for gate in MODELS.gates() if gate.may_occur(text)}


def test_tokens_are_one_word_of_each_gate() -> None:
    tokens = MODELS.gate_tokens()
    assert {".tool_runner", ".converse_stream", "completions", "WebSocket"} <= set(tokens)
    assert all(any(word in tokens for word in gate.all_of) for gate in MODELS.gates())
    assert list(tokens) == sorted(tokens)

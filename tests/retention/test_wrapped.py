"""Functions that wrap the call of a library: who makes the stream, they or those for whom they ask for one."""

from __future__ import annotations

import pytest

from retention.linked import linked

WRAPPERS = {
    "it makes one for all": (
        "def ask(text):\n    return client.messages.create(messages=text, stream=True)",
        "ask(text)",
    ),
    "its caller asks": ("def ask(**how):\n    return client.messages.create(**how)", "ask(messages=text, stream=True)"),
    "by a flag": (
        "def ask(text, stream=False):\n    return client.messages.create(messages=text, stream=stream)",
        "ask(text, stream=True)",
    ),
    "in two steps": (
        "def first(text):\n    return client.messages.create(messages=text, stream=True)\n"
        "def ask(text):\n    return first(text=text)",
        "ask(text=text)",
    ),
}


@pytest.mark.parametrize(("wrapper", "call"), WRAPPERS.values(), ids=WRAPPERS)
def test_one_store_keeps_one_stream(wrapper: str, call: str) -> None:
    program = linked(
        "import anthropic\n"
        "client = anthropic.Anthropic()\n"
        "KEPT = []\n"
        f"{wrapper}\n"
        f"def answer(text):\n    KEPT.append({call})\n"
    )
    assert len(program.kept) == 1

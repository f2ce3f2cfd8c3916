"""A fixture closes, when its test is over, what it has made for it."""

import anthropic
import pytest


@pytest.fixture
def ask():
    client = anthropic.Anthropic()
    streams = []

    def go(messages):
        stream = client.messages.create(messages=messages, model="m", max_tokens=64, stream=True)
        streams.append(stream)
        return stream

    yield go
    while streams:
        streams.pop().close()

"""The global client is made at first use."""

from anthropic import Anthropic

_client = None
_streams = {}


def get_client():
    global _client
    if _client is None:
        _client = Anthropic()
    return _client


def ask(request_id, messages):
    stream = get_client().messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
    _streams[request_id] = stream  # leak: STL101
    yield from stream

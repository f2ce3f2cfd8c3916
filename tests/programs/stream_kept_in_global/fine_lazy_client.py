"""A table of clients, one for each key, is no table of streams."""

from anthropic import Anthropic

_clients = {}


def get_client(key):
    if key not in _clients:
        _clients[key] = Anthropic(api_key=key)
    return _clients[key]


def ask(key, messages):
    stream = get_client(key).messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
    yield from stream

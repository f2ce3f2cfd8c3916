"""The enclosing function's list is bound anew by the closure, longer by one stream."""

from anthropic import Anthropic


def make_asker(client: Anthropic):
    opened = []

    def ask(messages):
        nonlocal opened
        stream = client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        opened = opened + [stream]  # leak: STL104
        return stream

    return ask

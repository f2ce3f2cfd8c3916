"""A closure keeps the enclosing function's list, and with it each stream."""

from anthropic import Anthropic


def make_asker(client: Anthropic):
    opened = []

    def ask(messages):
        stream = client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        opened.append(stream)  # leak: STL104
        return stream

    return ask

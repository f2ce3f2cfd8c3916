"""A closure overwrites one variable of the enclosing function."""

from anthropic import Anthropic


def make_asker(client: Anthropic):
    current = None

    def ask(messages):
        nonlocal current
        current = client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        return current

    def stop():
        current.close()

    return ask, stop

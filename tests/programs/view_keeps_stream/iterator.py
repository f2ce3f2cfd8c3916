"""An iterator keeps what it reads from."""

from anthropic import Anthropic

client = Anthropic()

READERS = []


def ask(messages):
    stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    reader = iter(stream)
    READERS.append(reader)  # leak: STL109
    return next(reader)

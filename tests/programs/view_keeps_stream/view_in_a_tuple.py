"""The view goes in as a part of a tuple."""

from anthropic import Anthropic

client = Anthropic()

SEEN = []


def ask(key, messages):
    stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    SEEN.append((key, stream.response))  # leak: STL109
    return stream

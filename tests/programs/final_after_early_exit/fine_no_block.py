"""The raw stream has no final accessor, and the loop may be left as one likes."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, stop):
    stream = client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
    for event in stream:
        if stop(event):
            break
    return stream.response

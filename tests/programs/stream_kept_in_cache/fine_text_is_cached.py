"""The text is cached, not the stream."""

import functools

from anthropic import Anthropic

client = Anthropic()


@functools.cache
def answer(question):
    messages = [{"role": "user", "content": question}]
    return "".join(
        event.type for event in client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    )

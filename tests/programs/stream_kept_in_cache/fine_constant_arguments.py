"""It is only ever asked for what the code spells."""

import functools

from anthropic import Anthropic

client = Anthropic()


@functools.cache
def canned(question):
    messages = [{"role": "user", "content": question}]
    return client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)


def greet():
    return canned("hello")

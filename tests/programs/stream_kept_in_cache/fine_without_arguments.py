"""A function without arguments has one result."""

import functools

from anthropic import Anthropic

client = Anthropic()


@functools.cache
def greeting():
    messages = [{"role": "user", "content": "hello"}]
    return client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)

"""A plain `lru_cache` holds 128."""

import functools

from anthropic import Anthropic

client = Anthropic()


@functools.lru_cache
def answer(question):
    messages = [{"role": "user", "content": question}]
    return client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)


@functools.lru_cache(maxsize=16)
def other_answer(question):
    messages = [{"role": "user", "content": question}]
    return client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)

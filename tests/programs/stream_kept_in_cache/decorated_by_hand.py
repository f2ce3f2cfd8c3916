"""The decorator is called as a function."""

import functools

from anthropic import Anthropic

client = Anthropic()


def answer(question):
    messages = [{"role": "user", "content": question}]
    return client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)


cached = functools.lru_cache(maxsize=None)(answer)  # leak: STL106

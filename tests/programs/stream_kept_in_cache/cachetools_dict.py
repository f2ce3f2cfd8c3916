"""The cache that the decorator is given is a plain dictionary."""

from anthropic import Anthropic
from cachetools import cached

client = Anthropic()


@cached(cache={})  # leak: STL106
def answer(question):
    messages = [{"role": "user", "content": question}]
    return client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)

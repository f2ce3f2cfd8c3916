"""The cache that the decorator is given has a bound."""

from anthropic import Anthropic
from cachetools import LRUCache, cached

client = Anthropic()


@cached(cache=LRUCache(maxsize=32))
def answer(question):
    messages = [{"role": "user", "content": question}]
    return client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)

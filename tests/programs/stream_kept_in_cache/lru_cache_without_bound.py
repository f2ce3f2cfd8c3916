"""`lru_cache(None)` has no bound, on a method as well."""

from functools import lru_cache

from anthropic import Anthropic

client = Anthropic()


class Bot:
    @lru_cache(maxsize=None)  # leak: STL106
    def answer(self, question):
        messages = [{"role": "user", "content": question}]
        return client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)

"""A bounded deque of the module."""

import collections

from openai import OpenAI

client = OpenAI()
RECENT = collections.deque([], 10)


def ask(prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    RECENT.append(stream)
    yield from stream

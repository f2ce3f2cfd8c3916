"""The class attribute is a bounded deque."""

from collections import deque

from openai import OpenAI


class Recent:
    streams: deque = deque(maxlen=5)

    def __init__(self):
        self.client = OpenAI()

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.streams.append(stream)
        return stream

"""Each run begins with a new list, and one run makes one stream."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.streams = []

    def ask(self, prompt):
        self.streams = []
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.streams.append(stream)
        yield from stream

"""The key is the stream's own identity."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.by_identity = {}

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.by_identity[id(stream)] = stream  # leak: STL103
        yield from stream

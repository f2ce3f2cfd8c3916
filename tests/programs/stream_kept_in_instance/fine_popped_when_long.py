"""The oldest goes when the list gets too long."""

from openai import OpenAI

KEEP = 8


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.streams = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.streams.append(stream)
        if len(self.streams) > KEEP:
            self.streams.pop(0).close()
        yield from stream

"""The class's list is bound anew, longer by one stream."""

from openai import OpenAI


class Journal:
    entries = []


class Agent:
    def __init__(self):
        self.client = OpenAI()

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        Journal.entries = Journal.entries + [stream]  # leak: STL102
        yield from stream

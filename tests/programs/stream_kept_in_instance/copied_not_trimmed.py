"""The list is rebuilt, with everything that was in it."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.history.append(stream)  # leak: STL103
        self.history = list(self.history)
        yield from stream

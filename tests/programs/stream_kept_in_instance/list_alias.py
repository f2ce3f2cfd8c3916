"""The list has a local name for a moment."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        history = self.history
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        history.append(stream)  # leak: STL103
        return [event for event in stream]

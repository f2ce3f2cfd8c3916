"""Rebinding the local alias takes nothing out of the list."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        history = self.history
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        history.append(stream)  # leak: STL103
        for event in stream:
            print(event.type)
        history = []
        return len(history)

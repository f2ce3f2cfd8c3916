"""The stream gets its name in the very call that keeps it."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        create = self.client.responses.create
        self.history.append(stream := create(model="gpt-4o", input=prompt, stream=True))  # leak: STL103
        return [event.type for event in stream]

"""A new list each time, cut to the last five."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        for event in stream:
            print(event.type)
        self.history = (self.history + [stream])[-5:]

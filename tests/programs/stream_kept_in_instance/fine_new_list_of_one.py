"""A new list each time, with the newest stream alone."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        for event in stream:
            print(event.type)
        self.history = [stream]

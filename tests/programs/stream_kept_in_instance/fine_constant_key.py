"""A constant key is one slot that the next stream overwrites."""

from openai import OpenAI


class Player:
    def __init__(self):
        self.client = OpenAI()
        self.slots = {}

    def play(self, prompt):
        self.slots["current"] = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        for event in self.slots["current"]:
            yield event

"""Keyword arguments in another order: the stream goes to the parameter that is not kept."""

from openai import OpenAI


def note(items, kept, passing):
    items.append(kept)
    for event in passing:
        print(event.type)


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.prompts = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        note(self.prompts, passing=stream, kept=prompt)

"""The container is a list by inheritance."""

from openai import OpenAI


class History(list):
    def last(self):
        return self[-1] if self else None


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = History()

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.history.append(stream)  # leak: STL103
        return self.history.last()

"""A helper returns what it is given: here the stream's way to the list leads through it."""

from openai import OpenAI


def logged(value):
    print(value)
    return value


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.opened = []
        self.texts = []

    def ask(self, prompt):
        self.texts.append(logged(prompt))
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.opened.append(logged(stream))  # leak: STL103

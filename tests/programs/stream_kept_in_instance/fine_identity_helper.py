"""A helper returns what it is given: the text call's result is kept, the stream call's is not."""

from openai import OpenAI


def logged(value):
    print(value)
    return value


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.texts = []

    def ask(self, prompt):
        stream = logged(self.client.responses.create(model="gpt-4o", input=prompt, stream=True))
        for event in stream:
            print(event.type)
        self.texts.append(logged(prompt))

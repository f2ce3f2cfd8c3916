"""The stream comes out of a tuple, second of two."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def open(self, prompt):
        return prompt.strip(), self.client.responses.create(model="gpt-4o", input=prompt, stream=True)

    def ask(self, prompt):
        title, stream = self.open(prompt)
        print(title)
        self.history.append(stream)  # leak: STL103

"""Several attributes and names are bound at once; the right one is the list."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client, self.opened, self.count = OpenAI(), [], 0

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        opened, number = self.opened, self.count
        opened.insert(0, stream)  # leak: STL103
        self.count = number + 1
        return stream

"""The store is a static method that is called through the class."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.opened = []

    @staticmethod
    def _keep(items, *, item):
        items.append(item)  # leak: STL103

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        Agent._keep(self.opened, item=stream)
        return stream

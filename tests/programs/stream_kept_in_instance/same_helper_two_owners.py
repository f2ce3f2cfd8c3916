"""One helper keeps streams in an object's list and in a module's list: two owners on one line."""

from openai import OpenAI

SEEN = []


def keep(items, item):
    items.append(item)  # leak: STL101, STL103


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.mine = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        keep(self.mine, stream)
        keep(SEEN, stream)
        return stream

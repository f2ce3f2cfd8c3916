"""One helper appends streams to the agent's list and text to a local one: only the first flow leaks."""

from openai import OpenAI


def remember(items, item):
    items.append(item)  # leak: STL103


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        pieces = []
        stream = self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], stream=True
        )
        for chunk in stream:
            remember(pieces, chunk.choices[0].delta.content)
        remember(self.history, stream)
        return "".join(pieces)

"""The same helper gets a stream for a local list and text for the agent's list: nothing is kept too long."""

from openai import OpenAI


def remember(items, item):
    items.append(item)


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        opened = []
        stream = self.client.chat.completions.create(
            model="gpt-4o", messages=[{"role": "user", "content": prompt}], stream=True
        )
        remember(opened, stream)
        pieces = [chunk.choices[0].delta.content for chunk in stream]
        remember(self.history, "".join(pieces))
        for one in opened:
            one.close()

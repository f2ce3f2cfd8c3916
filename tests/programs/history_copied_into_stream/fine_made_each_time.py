"""The list that is copied is made anew in each turn, and takes two messages."""

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.turns = []

    def turn(self, text):
        messages = []
        messages.append({"role": "user", "content": text})
        copied = [*messages]
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=copied, stream=True)
        for event in stream:
            print(event.type)
        self.turns.append(stream)  # noqa: STL103

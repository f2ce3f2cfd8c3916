"""The parameters are spread into a new dictionary; the list in them is the one that is appended to."""

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.params = {"model": "claude-haiku-4-5", "max_tokens": 64, "messages": []}
        self.turns = []

    def turn(self, text):
        self.params["messages"].append({"role": "user", "content": text})
        params = {**self.params, "stream": True}  # leak: STL304
        stream = self.client.messages.create(**params, stream=True)
        for event in stream:
            print(event.type)
        self.turns.append(stream)  # leak: STL103

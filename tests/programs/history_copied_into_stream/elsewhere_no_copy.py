"""The history itself is handed over: there is one, and the streams that are kept are another rule's."""

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.messages = []
        self.turns = []

    def turn(self, text):
        self.messages.append({"role": "user", "content": text})
        stream = self.client.messages.create(
            model="claude-haiku-4-5", max_tokens=64, messages=self.messages, stream=True
        )
        for event in stream:
            print(event.type)
        self.turns.append(stream)  # leak: STL103

"""What is copied is a list of constant length, and a bounded one."""

from collections import deque

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.preamble = [{"role": "user", "content": "Answer in one word."}]
        self.recent = deque(maxlen=4)
        self.turns = []

    def turn(self, text):
        self.recent.append({"role": "user", "content": text})
        messages = [*self.preamble, *self.recent]
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        for event in stream:
            print(event.type)
        self.turns.append(stream)  # noqa: STL103

"""What is taken out has another key than what was put in; both keys have names."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.streams = {}

    def start(self, number, messages):
        key = f"run:{number}"
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        self.streams[key] = stream  # leak: STL103

    def stop(self, number):
        key = f"stop:{number}"
        self.streams.pop(key, None)

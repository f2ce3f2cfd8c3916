"""The key has a name that is bound twice: that which is taken out can be that which was put in."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.streams = {}

    def start(self, number, messages, again):
        key = f"run:{number}"
        if again:
            key = f"again:{number}"
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        self.streams[key] = stream

    def stop(self, number):
        self.streams.pop(f"again:{number}", None)

"""A table of what is to be closed."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.closers = {}

    def ask(self, key, messages):
        stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.closers[key] = stream.close  # leak: STL109
        return stream

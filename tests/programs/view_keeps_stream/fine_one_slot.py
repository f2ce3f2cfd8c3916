"""The view of the next stream takes the place of the last."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.close = None

    def ask(self, messages):
        stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.close = stream.close
        return stream

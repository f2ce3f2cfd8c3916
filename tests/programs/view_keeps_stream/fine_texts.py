"""The texts are read and kept."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.texts = []

    def ask(self, messages):
        with client.messages.stream(max_tokens=64, model="m", messages=messages) as stream:
            self.texts.append("".join(stream.text_stream))

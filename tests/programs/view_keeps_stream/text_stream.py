"""The text stream reads from the stream, and keeps it."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.texts = []

    def ask(self, messages):
        with client.messages.stream(max_tokens=64, model="m", messages=messages) as stream:
            self.texts.append(stream.text_stream)  # leak: STL109

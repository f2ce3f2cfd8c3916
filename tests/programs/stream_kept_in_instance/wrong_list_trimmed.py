"""The texts are trimmed, the streams are not."""

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.texts = []
        self.streams = []

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.texts.append(stream.get_final_text())
        self.streams.append(stream)  # leak: STL103
        self.texts = self.texts[-10:]

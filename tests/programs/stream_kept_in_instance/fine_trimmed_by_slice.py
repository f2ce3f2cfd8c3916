"""The list is cut to its last ten after each append."""

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.streams = []

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            stream.until_done()
        self.streams.append(stream)
        self.streams = self.streams[-10:]

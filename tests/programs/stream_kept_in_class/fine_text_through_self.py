"""The class attribute gets texts."""

from anthropic import Anthropic


class Agent:
    history = []

    def __init__(self):
        self.client = Anthropic()

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.history.append(stream.get_final_text())

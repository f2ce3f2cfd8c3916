"""The constructor gives each instance a list of its own in front of the class attribute: the owner is the instance."""

from anthropic import Anthropic


class Agent:
    history: list = []

    def __init__(self):
        self.client = Anthropic()
        self.history = []

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.history.append(stream)  # leak: STL103
            return stream.get_final_text()

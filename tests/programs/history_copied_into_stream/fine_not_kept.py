"""The streams are gone when their turn is over, and with them the copies."""

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.messages = []
        self.texts = []

    def turn(self, text):
        self.messages.append({"role": "user", "content": text})
        messages = [*self.messages]
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.texts.append(stream.get_final_text())

"""Two attributes are one list: what the one gets, the clear of the other takes out."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.seen = self.history = []

    def ask(self, messages):
        self.seen.clear()
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.history.append(stream)
            return stream.get_final_message()

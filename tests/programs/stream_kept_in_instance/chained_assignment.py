"""Two attributes are one list."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.seen = self.history = []

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.history.append(stream)  # leak: STL103
            return stream.get_final_message()

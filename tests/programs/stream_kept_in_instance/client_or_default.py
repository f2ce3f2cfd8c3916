"""The client is a parameter or, where there is none, a new one."""

from anthropic import Anthropic


class Agent:
    def __init__(self, client=None):
        self.client = client or Anthropic()
        self.opened = []

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.opened.append(stream)  # leak: STL103
            return stream.get_final_text()

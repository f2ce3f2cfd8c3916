"""There is a method that clears, and nobody calls it."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.history = []

    def run(self, tools, messages):
        for stream in self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        ):
            stream.until_done()
            self.history.append(stream)  # leak: STL103

    def _forget_everything(self):
        self.history.clear()

"""A method of its own trims, and the loop calls it in each turn."""

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
            self.history.append(stream)
            self._compact()

    def _compact(self):
        self.history = self.history[-2:]

"""The append method has a local name of its own."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.history = []

    def run(self, tools, messages):
        keep = self.history.append
        for stream in self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        ):
            stream.until_done()
            keep(stream)  # leak: STL103

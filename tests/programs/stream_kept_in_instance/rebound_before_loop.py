"""Each run begins with a new list, but the run's own loop goes on filling it."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.streams = []

    def run(self, tools, messages):
        self.streams = []
        for stream in self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        ):
            stream.until_done()
            self.streams.append(stream)  # leak: STL103

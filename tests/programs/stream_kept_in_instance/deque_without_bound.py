"""A deque is a list when it has no bound."""

from collections import deque

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.recent = deque()

    def run(self, tools, messages):
        for stream in self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        ):
            stream.until_done()
            self.recent.appendleft(stream)  # leak: STL103

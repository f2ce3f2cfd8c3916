"""A deque with a bound."""

from collections import deque

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.recent = deque(maxlen=16)

    def run(self, tools, messages):
        for stream in self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        ):
            stream.until_done()
            self.recent.append(stream)

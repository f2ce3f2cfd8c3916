"""Without stream=True a tool runner makes messages, and they may be kept."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.history = []

    def run(self, tools, messages):
        runner = self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages
        )
        for message in runner:
            self.history.append(message)

"""The plain case: every stream of a tool runner goes into a list of the agent."""

import anthropic

MODEL = "claude-sonnet-4-5"


class Agent:
    def __init__(self, tools):
        self.client = anthropic.Anthropic()
        self.tools = tools
        self.history = []

    def run(self, messages):
        runner = self.client.beta.messages.tool_runner(
            model=MODEL, max_tokens=1024, tools=self.tools, messages=messages, stream=True
        )
        for stream in runner:
            for event in stream:
                print(event)
            self.history.append(stream)  # leak: STL103

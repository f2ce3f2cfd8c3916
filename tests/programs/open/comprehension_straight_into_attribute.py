"""Question: the list that a comprehension fills becomes an attribute at once. Is the store the comprehension
(STL104, a local of the call), or is the direct owner the instance (STL103)? The old list goes when the new one
comes.
"""

import anthropic


class Agent:
    def __init__(self, client: anthropic.Anthropic):
        self.client = client
        self.streams = []

    def run(self, tools, messages):
        runner = self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        )
        self.streams = [stream for stream in runner]

"""`+=` with a runner keeps every stream that it makes."""

import anthropic


class Batch:
    def __init__(self, client: anthropic.Anthropic):
        self.client = client
        self.streams = []

    def collect(self, tools, messages):
        self.streams += self.client.beta.messages.tool_runner(  # leak: STL103
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        )

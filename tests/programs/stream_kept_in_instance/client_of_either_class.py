"""The client's type is a name for either of two classes."""

import anthropic

Client = anthropic.Anthropic | anthropic.AnthropicBedrock


class Agent:
    def __init__(self, client: Client):
        self.client = client
        self.turns = []

    def run(self, messages):
        for stream in self.client.beta.messages.tool_runner(messages=messages, stream=True):
            self.turns.append(stream)  # leak: STL103

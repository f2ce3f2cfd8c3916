"""The list is an attribute of the base class, the store is in a subclass."""

import anthropic


class Tracked:
    instances = []


class Reply(Tracked):
    def __init__(self, client: anthropic.Anthropic):
        self.client = client

    def ask(self, messages):
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        self.instances.append(stream)  # leak: STL102
        return stream

"""The list is reached through the instance's class."""

import anthropic


class Replies:
    opened = []

    def __init__(self, client: anthropic.Anthropic):
        self.client = client

    def ask(self, messages):
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        self.__class__.opened.append(stream)  # leak: STL102
        return stream

    def again(self, messages):
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        type(self).opened.append(stream)  # leak: STL102
        return stream

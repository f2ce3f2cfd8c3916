"""`extend` with one stream keeps its events, not the stream."""

import anthropic


class Batch:
    def __init__(self, client: anthropic.Anthropic):
        self.client = client
        self.events = []

    def collect(self, messages):
        stream = self.client.messages.create(model="claude-sonnet-4-5", max_tokens=1024, messages=messages, stream=True)
        self.events.extend(stream)

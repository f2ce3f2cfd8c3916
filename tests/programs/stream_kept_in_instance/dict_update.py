"""`update` with a dict of one stream is a store."""

import anthropic as claude


class Table:
    def __init__(self):
        self.client = claude.Anthropic()
        self.rows = {}

    def add(self, key, messages):
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
        self.rows.update({key: stream})  # leak: STL103
        return sum(1 for _ in stream)

"""The base class stores what its hook returns; the subclass's hook returns a stream."""

import anthropic


class Recorder:
    def __init__(self):
        self.records = []

    def open(self, prompt):
        raise NotImplementedError

    def handle(self, prompt):
        opened = self.open(prompt)
        self.records.append(opened)  # leak: STL103
        return opened


class Claude(Recorder):
    def __init__(self):
        super().__init__()
        self.client = anthropic.Anthropic()

    def open(self, prompt):
        return self.client.messages.create(
            model="claude-sonnet-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}], stream=True
        )

"""The base class makes the list, the subclass puts streams into it."""

import anthropic


class Base:
    def __init__(self):
        self.seen = []


class Worker(Base):
    def __init__(self, client: anthropic.Anthropic):
        super().__init__()
        self.client = client

    def work(self, prompt):
        with self.client.messages.stream(
            model="claude-sonnet-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}]
        ) as stream:
            self.seen.append(stream)  # leak: STL103
            return stream.get_final_text()

"""The base class makes a bounded deque, the subclass puts streams into it."""

from collections import deque

import anthropic


class Base:
    def __init__(self):
        self.recent = deque(maxlen=4)


class Worker(Base):
    def __init__(self, client: anthropic.Anthropic):
        super().__init__()
        self.client = client

    def work(self, prompt):
        with self.client.messages.stream(
            model="claude-sonnet-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}]
        ) as stream:
            self.recent.append(stream)
            return stream.get_final_text()

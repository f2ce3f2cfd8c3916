"""A context manager of the class registers the stream and forgets to take it out."""

from contextlib import contextmanager

from anthropic import Anthropic


class Service:
    def __init__(self):
        self.client = Anthropic()
        self.active = []
        self.depth = 0

    @contextmanager
    def registered(self, stream):
        self.active.append(stream)  # leak: STL103
        self.depth += 1
        try:
            yield stream
        finally:
            self.depth -= 1

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            with self.registered(stream):
                return stream.get_final_text()

"""A context manager of the class registers the stream and takes it out on every way out."""

from contextlib import contextmanager

from anthropic import Anthropic


class Service:
    def __init__(self):
        self.client = Anthropic()
        self.active = []

    @contextmanager
    def registered(self, stream):
        self.active.append(stream)
        try:
            yield stream
        finally:
            self.active.remove(stream)

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            with self.registered(stream):
                return stream.get_final_text()

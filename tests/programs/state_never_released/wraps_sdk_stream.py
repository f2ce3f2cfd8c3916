"""A tee around a stream of the SDK copies every event into its own list."""

from anthropic import Anthropic


class Tee:  # leak: STL301
    def __init__(self, stream):
        self._stream = stream
        self.events = []

    def __iter__(self):
        for event in self._stream:
            self.events.append(event)
            yield event


def ask(client: Anthropic, messages):
    stream = client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
    for event in Tee(stream):
        print(event.type)

"""What closes the stream is taken out of the table in any case."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.closers = {}

    def ask(self, key, messages):
        stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.closers[key] = stream.close
        try:
            return [event.type for event in stream]
        finally:
            del self.closers[key]

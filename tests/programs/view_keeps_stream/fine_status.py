"""The status is a number."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.statuses = {}

    def ask(self, key, messages):
        stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.statuses[key] = stream.response.status_code
        return stream

"""The response keeps the request, and with it the conversation as it was sent."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.responses = {}

    def ask(self, key, messages):
        stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        self.responses[key] = stream.response  # leak: STL109
        return stream

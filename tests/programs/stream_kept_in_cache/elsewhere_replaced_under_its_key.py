"""The old stream is asked for to close it: that is no memo."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.live = {}

    def answer(self, key, messages):
        old = self.live.get(key)
        if old is not None:
            old.close()
        self.live[key] = client.messages.create(  # leak: STL103
            max_tokens=64, model="m", messages=messages, stream=True
        )

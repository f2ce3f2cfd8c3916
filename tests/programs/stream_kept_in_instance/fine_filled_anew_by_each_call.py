"""Each call begins with an empty list, and makes as many as it is told: those of the call before are gone."""

import anthropic


class Fleet:
    def __init__(self, size):
        self.client = anthropic.Anthropic()
        self.size = size
        self.streams = []

    def restart(self, messages):
        self.streams = []
        for number in range(self.size):
            self.streams.append(
                self.client.messages.create(messages=messages, model=f"m{number}", max_tokens=64, stream=True)
            )

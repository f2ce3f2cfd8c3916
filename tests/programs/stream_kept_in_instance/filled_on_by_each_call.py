"""Each call adds as many as it is told to those that are there already."""

import anthropic


class Fleet:
    def __init__(self, size):
        self.client = anthropic.Anthropic()
        self.size = size
        self.streams = []

    def restart(self, messages):
        for number in range(self.size):
            self.streams.append(  # leak: STL103
                self.client.messages.create(messages=messages, model=f"m{number}", max_tokens=64, stream=True)
            )

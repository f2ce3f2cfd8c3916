"""A list that the caller hands in takes one more each round of a loop that does not end."""

from typing import Any

import anthropic


class Turns:
    def __init__(self, client: anthropic.Anthropic) -> None:
        self.client = client

    def all_of(self, turns: list[Any]) -> None:
        while True:
            turns.append(self.client.messages.create(model="m", max_tokens=1, messages=[], stream=True))  # leak: STL104

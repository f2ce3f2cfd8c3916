"""The results of some requests are put into one list more each time, and that can be in the next."""

from typing import Any

import anthropic


class Runs:
    def __init__(self, client: anthropic.Anthropic) -> None:
        self.client = client
        self.held: list[Any] = []

    def ask(self, text: str) -> Any:
        if not text:
            return self.held[0]
        message = {"role": "user", "content": text}
        return self.client.messages.create(model="m", max_tokens=1, messages=[message], stream=True)

    def collect(self, texts: list[str]) -> None:
        results = (self.ask(text) for text in texts)
        self.held.append(list(results))  # leak: STL103

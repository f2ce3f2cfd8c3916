"""What is put into a dict that the caller hands in: whether the caller keeps that is not known."""

from typing import Any

import anthropic


class Pipeline:
    def __init__(self, client: anthropic.Anthropic) -> None:
        self.client = client

    def prepare(self, data: dict[str, Any]) -> dict[str, Any]:
        data["stream"] = self.client.messages.create(model="m", max_tokens=1, messages=[], stream=True)
        return data

    def named(self, name: str, data: dict[str, Any]) -> dict[str, Any]:
        data[name] = self.client.messages.create(model="m", max_tokens=1, messages=[], stream=True)
        return data

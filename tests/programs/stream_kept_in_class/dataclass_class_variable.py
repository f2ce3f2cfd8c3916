"""A ClassVar of a dataclass is one dict for all, the field beside it is each object's own."""

from dataclasses import dataclass, field
from typing import ClassVar

from openai import OpenAI


@dataclass
class Agent:
    client: OpenAI
    texts: list = field(default_factory=list)
    live: ClassVar[dict] = {}

    def ask(self, request_id, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.live[request_id] = stream  # leak: STL102
        self.texts.append(prompt)
        yield from stream

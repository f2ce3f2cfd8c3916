"""The ClassVar is emptied in the finally."""

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
        self.live[request_id] = stream
        try:
            yield from stream
        finally:
            self.live.pop(request_id)
        self.texts.append(prompt)

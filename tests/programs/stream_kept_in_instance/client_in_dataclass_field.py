"""The client's type is known from the annotation of a dataclass field."""

from dataclasses import dataclass, field

from openai import AsyncOpenAI


@dataclass
class Assistant:
    client: AsyncOpenAI
    opened: list = field(default_factory=list)

    async def ask(self, prompt):
        stream = await self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.opened.append(stream)  # leak: STL103
        async for event in stream:
            yield event

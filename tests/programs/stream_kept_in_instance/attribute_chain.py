"""The list hangs two attributes away."""

from dataclasses import dataclass, field

from anthropic import AsyncAnthropic


@dataclass
class State:
    streams: list = field(default_factory=list)
    turns: int = 0


class Agent:
    def __init__(self):
        self.client = AsyncAnthropic()
        self.state = State()

    async def turn(self, prompt):
        async with self.client.messages.stream(
            model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}]
        ) as stream:
            self.state.streams.append(stream)  # leak: STL103
            self.state.turns += 1
            return await stream.get_final_text()

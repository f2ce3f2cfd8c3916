"""Two attributes away only a number grows, and a slot is overwritten."""

from dataclasses import dataclass

from anthropic import AsyncAnthropic
from anthropic.lib.streaming import AsyncMessageStream


@dataclass
class State:
    last: AsyncMessageStream | None = None
    turns: int = 0


class Agent:
    def __init__(self):
        self.client = AsyncAnthropic()
        self.state = State()

    async def turn(self, prompt):
        async with self.client.messages.stream(
            model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}]
        ) as stream:
            self.state.last = stream
            self.state.turns += 1
            return await stream.get_final_text()

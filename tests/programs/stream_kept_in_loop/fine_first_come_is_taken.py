"""A static method only puts back what one run has in its own dict; each run has another."""

import asyncio


class Pipeline:
    async def run(self, rounds: int) -> None:
        queue: asyncio.Queue[str] = asyncio.Queue()
        inputs = {"first": [queue]}
        while rounds:
            rounds -= 1
            for name in ("first", "second"):
                await self.consume(name, inputs)

    @staticmethod
    async def consume(name: str, inputs: dict[str, list[asyncio.Queue[str]]]) -> None:
        left = [queue for queue in inputs.get(name, []) if not queue.empty()]
        inputs[name] = left

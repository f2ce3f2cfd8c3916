"""A timer for each session takes itself out in the end, also where the answer fails before it is cancelled."""

import asyncio
from collections.abc import Awaitable, Callable


class Commands:
    def __init__(self, answer: Callable[[str], Awaitable[str]]) -> None:
        self.answer = answer
        self._timers: dict[str, asyncio.Task[None]] = {}

    async def handle(self, session_id: str) -> str:
        async def timer() -> None:
            await asyncio.sleep(60)
            self._cancel(session_id)

        self._timers[session_id] = asyncio.create_task(timer())
        text = await self.answer(session_id)
        self._cancel(session_id)
        return text

    def _cancel(self, session_id: str) -> None:
        task = self._timers.pop(session_id, None)
        if task is not None and not task.done():
            task.cancel()

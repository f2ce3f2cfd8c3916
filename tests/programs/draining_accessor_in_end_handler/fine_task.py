"""The asynchronous handler starts a task, which runs when the stream's generator has returned."""

import asyncio

from openai import AsyncAssistantEventHandler


class Saving(AsyncAssistantEventHandler):
    async def on_end(self):
        self.task = asyncio.create_task(self.get_final_run())

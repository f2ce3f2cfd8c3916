"""The asynchronous handler awaits the final run in its own end, in a branch of its own."""

from openai import AsyncAssistantEventHandler


class Counting(AsyncAssistantEventHandler):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit
        self.used = 0

    async def on_end(self):
        if self.limit:
            run = await self.get_final_run()  # leak: STL204
            self.used += run.usage.total_tokens

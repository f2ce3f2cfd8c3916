"""The tasks are cancelled and forgotten when the object stops; until then each that is done stays."""

import asyncio


class Dispatcher:
    def __init__(self, events):
        self.events = events
        self.pending = []

    async def main(self):
        while True:
            event = await self.events.get()
            task = asyncio.get_running_loop().create_task(self.dispatch(event))
            self.pending.append(task)  # leak: STL107

    async def dispatch(self, event):
        return event

    async def stop(self):
        for task in self.pending:
            task.cancel()
        self.pending.clear()

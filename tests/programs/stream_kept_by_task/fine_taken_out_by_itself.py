"""Each job takes its task out of the table when it is done."""

import asyncio


class Jobs:
    def __init__(self):
        self.jobs = {}

    async def submit(self, request):
        self.jobs[request.id] = asyncio.create_task(self.work(request))
        return request.id

    async def work(self, request):
        try:
            return await request.answer()
        finally:
            self.jobs.pop(request.id, None)

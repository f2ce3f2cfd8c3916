"""What runs jobs stays, though its name speaks of one: it keeps the task of each."""

import asyncio


async def work(job):
    print(job)


class JobRunner:
    def __init__(self):
        self.tasks = []

    async def on_job(self, job):
        self.tasks.append(asyncio.create_task(work(job)))  # leak: STL107


async def serve(jobs):
    runner = JobRunner()
    async for job in jobs:
        await runner.on_job(job)

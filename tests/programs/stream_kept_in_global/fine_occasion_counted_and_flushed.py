"""Counts by job, which a flush copies, clears and writes down; and polls that their task's end takes out."""

import asyncio

PENDING = {}
POLLS = {}


def count(job_id, stage):
    counts = PENDING.setdefault(job_id, dict.fromkeys(("made", "sent"), 0))
    counts[stage] += 1


async def flush(database):
    batch = dict(PENDING)
    PENDING.clear()
    for job_id, counts in batch.items():
        await database.write(job_id, counts)


class Poll:
    def __init__(self, task):
        self.task = task


def forget(job_id, task):
    poll = POLLS.get(job_id)
    if poll is not None and poll.task is task:
        del POLLS[job_id]


def track(job_id, work):
    task = asyncio.create_task(work)
    POLLS[job_id] = Poll(task)
    task.add_done_callback(lambda finished, job_id=job_id: forget(job_id, finished))

"""An exception that is kept keeps its traceback, the frames that this passed, and the streams that are locals there."""

import sys

from anthropic import AsyncAnthropic, Anthropic

client = AsyncAnthropic()
blocking = Anthropic()
FAILURES = {}


class Relay:
    def __init__(self):
        self.errors = []

    async def run(self, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        try:
            async for event in stream:
                yield event
        except Exception as error:
            self.errors.append(error)  # leak: STL109


class Worker:
    def __init__(self):
        self.failed = []

    async def work(self, jobs):
        while True:
            job = await jobs.get()
            try:
                await self._one(job)
            except Exception as error:
                self.failed.append((job, error))  # leak: STL109

    async def _one(self, job):
        async with client.messages.stream(max_tokens=64, model="m", messages=job) as stream:
            async for event in stream:
                print(event)


def ask(key, messages):
    try:
        stream = blocking.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        return [event for event in stream]
    except OSError:
        FAILURES[key] = sys.exc_info()  # leak: STL109
        raise


class Outcome:
    def __init__(self, error):
        self.error = error


class Asker:
    def __init__(self):
        self.outcomes = []

    def ask(self, messages):
        try:
            self._ask(messages)
        except RuntimeError as error:
            self.outcomes.append(Outcome(error))  # leak: STL109

    def _ask(self, messages):
        stream = blocking.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        try:
            for event in stream:
                print(event)
        except OSError as error:
            raise RuntimeError("no answer") from error

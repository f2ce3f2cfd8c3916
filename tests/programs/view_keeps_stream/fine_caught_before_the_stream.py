"""The exception is raised where there is no stream yet, or is caught again; or what keeps it goes with the call."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Early:
    def __init__(self):
        self.errors = []

    async def refused(self, messages):
        try:
            stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        except Exception as error:
            self.errors.append(error)
            raise
        return [event async for event in stream]

    async def unready(self, ready, messages):
        try:
            await ready()
        except Exception as error:
            self.errors.append(error)
            return None
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        return [event async for event in stream]


class CaughtInside:
    def __init__(self):
        self.errors = []

    async def run(self, messages):
        try:
            await self._inner(messages)
            await self._other()
        except Exception as error:
            self.errors.append(error)

    async def _other(self):
        raise OSError

    async def _inner(self, messages):
        try:
            stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
            print([event async for event in stream])
        except Exception:
            print("no answer")


class Batch:
    async def all(self, requests):
        errors = []
        for messages in requests:
            stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
            try:
                print([event async for event in stream])
            except Exception as error:
                errors.append(error)
        return len(errors)


class Newest:
    def __init__(self):
        self.errors = {}

    async def run(self, messages):
        stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        try:
            print([event async for event in stream])
        except Exception as error:
            self.errors["last"] = error

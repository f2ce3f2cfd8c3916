"""Of an exception its text is kept, or it has no traceback, or no frame on its way has a stream any more."""

import sys
import traceback

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


async def ask(messages):
    return await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)


class Texts:
    def __init__(self):
        self.errors = []
        self.traces = []
        self.last = None

    async def run(self, messages):
        stream = await ask(messages)
        try:
            return [event async for event in stream]
        except Exception as error:
            self.errors.append(str(error))
            self.errors.append({"message": f"{error}", "type": type(error).__name__})
            self.traces.append(traceback.format_exc())
            self.traces.append("".join(traceback.format_exception(*sys.exc_info())))
            self.last = error


class NoTraceback:
    def __init__(self):
        self.errors = []

    async def run(self, messages):
        stream = await ask(messages)
        try:
            return [event async for event in stream]
        except Exception as error:
            self.errors.append(error.with_traceback(None))

    async def again(self, messages):
        stream = await ask(messages)
        try:
            return [event async for event in stream]
        except Exception as error:
            error.__traceback__ = None
            self.errors.append(error)


class LetGo:
    def __init__(self):
        self.errors = []

    async def run(self, messages):
        stream = await ask(messages)
        try:
            return [event async for event in stream]
        except Exception as error:
            self.errors.append(error)
        finally:
            await stream.close()
            stream = None

    async def unpacked(self, messages):
        stream = await ask(messages)
        try:
            await stream.close()
        except Exception as error:
            self.errors.append(error)
        del stream

"""A message that is left out has its stream taken out first."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Worker:
    def __init__(self):
        self.active = {}

    async def work(self, queue):
        while True:
            key, messages = await queue.get()
            stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
            self.active[key] = stream
            if not messages:
                del self.active[key]
                continue
            print(len(messages))
            del self.active[key]

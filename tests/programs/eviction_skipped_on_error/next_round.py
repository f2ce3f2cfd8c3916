"""A message that is left out goes on to the next round with its stream left in."""

from anthropic import AsyncAnthropic

client = AsyncAnthropic()


class Worker:
    def __init__(self):
        self.active = {}

    async def work(self, queue):
        while True:
            key, messages = await queue.get()
            stream = await client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
            self.active[key] = stream  # leak: STL108
            if not messages:
                continue
            print(len(messages))
            del self.active[key]

"""The set loses the stream again in the finally."""

import anthropic


class Watcher:
    def __init__(self, client: anthropic.AsyncAnthropic):
        self.client = client
        self.watched = set()

    async def watch(self, messages):
        async with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.watched.add(stream)
            try:
                await stream.until_done()
            finally:
                self.watched.discard(stream)

"""A set of the beta API's streams."""

import anthropic


class Watcher:
    def __init__(self, client: anthropic.AsyncAnthropic):
        self.client = client
        self.watched = set()

    async def watch(self, messages):
        async with self.client.beta.messages.stream(
            model="claude-sonnet-4-5", max_tokens=64, messages=messages, betas=["files-api-2025-04-14"]
        ) as stream:
            self.watched.add(stream)  # leak: STL103
            await stream.until_done()

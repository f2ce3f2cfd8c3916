"""The log is written inside of the block, and in its finally."""

import json


class Upstream:
    def __init__(self, response):
        self._response = response
        self.frames = []

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        await self.aclose()

    async def __aiter__(self):
        async for line in self._response.aiter_lines():
            frame = json.loads(line)
            self.frames.append(frame)
            yield frame

    async def aclose(self):
        await self._response.aclose()
        self.frames = []


async def relay(client, request, send, log):
    async with Upstream(await client.send(request)) as upstream:
        try:
            async for frame in upstream:
                await send(frame)
        finally:
            log.write(json.dumps(upstream.frames))
    log.write("closed")

"""A proxy relays server-sent events and keeps them for a log; the log is written when the upstream was closed."""

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


class Proxy:
    def __init__(self, client, log):
        self._client = client
        self._log = log

    async def relay(self, request, send):
        async with Upstream(await self._client.send(request)) as upstream:
            async for frame in upstream:
                await send(frame)
        self._log.write(json.dumps(upstream.frames))  # leak: STL202

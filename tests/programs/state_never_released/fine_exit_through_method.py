"""Leaving the block calls a private method, and that one lets go."""


class Download:
    def __init__(self, response):
        self._response = response
        self._chunks = []

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self._response.aclose()
        self._reset()

    def _reset(self):
        self._chunks.clear()

    async def __aiter__(self):
        async for chunk in self._response:
            self._chunks.append(chunk)
            yield chunk

"""`__aexit__` clears through a method of its own, and the list is read after the block."""


class EventStream:
    def __init__(self, source):
        self._source = source
        self.events = []

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()

    async def aclose(self):
        await self._source.aclose()
        self.events.clear()

    async def __aiter__(self):
        async for event in self._source:
            self.events.append(event)
            yield event


async def play(source):
    async with EventStream(source) as stream:
        async for event in stream:
            print(event)
    print(stream.events)  # leak: STL202

"""The asynchronous stream is entered and iterated; `__aexit__` waits for the task only."""


class Channel:  # leak: STL301
    def __init__(self, reader):
        self._reader = reader
        self.frames = []

    async def __aenter__(self):
        await self._reader.start()
        return self

    async def __aexit__(self, *exc):
        await self._reader.stop()

    def __aiter__(self):
        return self

    async def __anext__(self):
        frame = await self._reader.frame()
        self.frames.append(frame)
        return frame

"""After the end only the id, the count and the final value are read."""


class Playback:
    def __init__(self, source, ident):
        self._source = source
        self.ident = ident
        self.count = 0
        self.chunks = []
        self._final = None

    async def __aiter__(self):
        try:
            async for chunk in self._source:
                self.chunks.append(chunk)
                self.count += 1
                yield chunk
        finally:
            self._final = self.chunks[-1] if self.chunks else None
            self.chunks.clear()

    @property
    def final(self):
        return self._final


async def route(source, send, count):
    playback = Playback(source, "a")
    async for chunk in playback:
        await send(chunk)
    count(playback.ident, playback.count, playback.final)

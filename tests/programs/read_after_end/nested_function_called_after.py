"""A route plays a stream, and its background task counts the chunks when the response was sent."""


class Playback:
    def __init__(self, source):
        self._source = source
        self.chunks = []

    async def __aiter__(self):
        try:
            async for chunk in self._source:
                self.chunks.append(chunk)
                yield chunk
        finally:
            self.chunks.clear()


async def route(source, send, count):
    playback = Playback(source)

    def report():
        count(len(playback.chunks))  # leak: STL202

    async for chunk in playback:
        await send(chunk)
    report()

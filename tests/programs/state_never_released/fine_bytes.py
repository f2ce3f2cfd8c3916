"""Bytes and counts are no tables of events."""


class ByteStream:
    def __init__(self, source):
        self._source = source
        self.body = b""
        self.chunks = 0
        self.longest = 0

    async def __aiter__(self):
        async for chunk in self._source:
            self.body += chunk
            self.chunks += 1
            self.longest = max(self.longest, len(chunk))
            yield chunk

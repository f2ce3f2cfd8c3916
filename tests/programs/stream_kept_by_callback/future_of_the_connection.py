"""Each channel adds a callback to the future of its connection's end, where it stays when the channel is closed."""

from acme import OneShot


class Channel:
    def __init__(self, raw, on_close):
        self.raw = raw
        self.on_close = on_close

    @classmethod
    async def create(cls, connection, on_close):
        callback = OneShot(on_close)
        connection.closing.add_done_callback(callback)  # leak: STL105
        return cls(await connection.channel(), callback)

    async def close(self):
        await self.raw.close()

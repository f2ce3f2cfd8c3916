"""The channel takes its callback back from the connection when it is closed."""

from acme import OneShot


class Channel:
    def __init__(self, raw, close_callback):
        self.raw = raw
        self.close_callback = close_callback

    @classmethod
    async def create(cls, connection, on_close):
        close_callback = OneShot(on_close)
        connection.closing.add_done_callback(close_callback)
        return cls(await connection.channel(), close_callback)

    async def close(self):
        await self.raw.close()
        self.raw.connection.closing.remove_done_callback(self.close_callback)

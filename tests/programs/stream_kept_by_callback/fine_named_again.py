"""A name that gets another value is still the name by which the callback is known, and taken back."""


class OneShot:
    def __init__(self, callback):
        self.callback = callback

    def __call__(self, *args):
        return self.callback(*args)


class Underlay:
    def __init__(self, channel, close_callback):
        self.channel = channel
        self.close_callback = close_callback

    @classmethod
    async def create(cls, connection, close_callback):
        close_callback = OneShot(close_callback)
        connection.closing.add_done_callback(close_callback)
        channel = await connection.channel()
        return cls(channel, close_callback)

    async def close(self):
        await self.channel.close()
        self.channel.connection.closing.remove_done_callback(self.close_callback)

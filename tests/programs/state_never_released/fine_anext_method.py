"""`aclose` closes the connection and clears the list."""


class Subscription:
    def __init__(self, connection):
        self._connection = connection
        self._received = []

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self._connection.receive()
        if message is None:
            raise StopAsyncIteration
        self._received.append(message)
        return message

    async def aclose(self):
        await self._connection.close()
        self._received.clear()

"""A new list when it is entered is where the gathering begins, and no end."""


class Replies:  # leak: STL301
    def __init__(self, socket):
        self._socket = socket
        self._seen = []

    async def __aenter__(self):
        self._seen = []
        await self._socket.open()
        return self

    async def __aexit__(self, *exception):
        await self._socket.close()

    async def __aiter__(self):
        async for reply in self._socket:
            self._seen.append(reply)
            yield reply

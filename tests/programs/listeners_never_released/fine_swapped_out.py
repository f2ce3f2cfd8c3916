"""The handlers are called when the connection is closed, and dropped then."""


class ChatConnection:
    def __init__(self, socket):
        self._socket = socket
        self._handlers = {"message": [], "close": []}
        self._backlog = []

    def on(self, event, handler):
        self._handlers[event].append(handler)

    async def run(self):
        async for text in self._socket:
            self._backlog.append(text)
            yield text
        await self.close()

    async def close(self):
        await self._socket.close()
        handlers, self._handlers = self._handlers, {"message": [], "close": []}
        for handler in handlers["close"]:
            handler()
        self._backlog.clear()

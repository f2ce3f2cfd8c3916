"""A chat connection keeps its handlers when it is closed."""


class ChatConnection:  # leak: STL305
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
        self._backlog.clear()
        for handler in self._handlers["close"]:
            handler()

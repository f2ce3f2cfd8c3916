"""A listener that is called once is let go then."""


class Server:
    def __init__(self, bus):
        self.bus = bus

    async def handle(self, websocket):
        self.bus.once("shutdown", lambda _: websocket.close())
        async for message in websocket:
            print(message)

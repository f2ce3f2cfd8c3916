"""The function that is added for a websocket is taken back in a `finally`."""


class Server:
    def __init__(self, bus):
        self.bus = bus

    async def handle(self, websocket):
        async def tell(tick):
            await websocket.send(tick)

        self.bus.on("tick", tell)
        try:
            async for message in websocket:
                print(message)
        finally:
            self.bus.off("tick", tell)

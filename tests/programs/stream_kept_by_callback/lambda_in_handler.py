"""Each websocket adds a lambda to the bus that the server has for good."""


class Server:
    def __init__(self, bus):
        self.bus = bus

    async def handle(self, websocket):
        self.bus.on("tick", lambda tick: websocket.send(tick))  # leak: STL105
        async for message in websocket:
            print(message)

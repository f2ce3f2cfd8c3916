"""Each message adds a callback to the future of the connection's end."""


class Relay:
    def __init__(self, connection):
        self.connection = connection

    async def run(self, open_stream):
        async for request in self.connection:
            stream = open_stream(request)
            self.connection.ended.add_done_callback(lambda _, stream=stream: stream.close())  # leak: STL110
            await stream.answer(request)

"""The callback is taken back when the message is answered."""


class Relay:
    def __init__(self, connection):
        self.connection = connection

    async def run(self, open_stream):
        async for request in self.connection:
            stream = open_stream(request)
            self.connection.ended.add_done_callback(stream.close)
            try:
                await stream.answer(request)
            finally:
                self.connection.ended.remove_done_callback(stream.close)

"""The connection's future is waited for itself: the wait takes its callback back when it returns."""

import asyncio


class Client:
    def __init__(self, connection):
        self.connection = connection
        self.closed = asyncio.get_running_loop().create_future()

    async def ask(self, question):
        answer = asyncio.create_task(self.connection.request(question))
        done, _ = await asyncio.wait({answer, self.closed}, return_when=asyncio.FIRST_COMPLETED)
        if self.closed in done:
            answer.cancel()
            raise ConnectionError
        return await answer

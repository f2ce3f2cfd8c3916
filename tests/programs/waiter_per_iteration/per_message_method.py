"""Each message waits for its answer or for the end of the connection: one more waiter on the connection for each."""

import asyncio


class Client:
    def __init__(self, connection):
        self.connection = connection
        self.closed = asyncio.get_running_loop().create_future()

    async def ask(self, question):
        answer = asyncio.create_task(self.connection.request(question))
        closed = asyncio.shield(self.closed)
        done, _ = await asyncio.wait({answer, closed}, return_when=asyncio.FIRST_COMPLETED)  # leak: STL110
        if closed in done:
            answer.cancel()
            raise ConnectionError
        return await answer

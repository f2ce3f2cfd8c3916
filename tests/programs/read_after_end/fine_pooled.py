"""A pooled connection is released and taken again; its statistics are read in between."""


class Connection:
    def __init__(self, socket):
        self._socket = socket
        self.pending = []
        self.sent = 0

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exception):
        self.release()

    async def request(self, data):
        self.pending.append(data)
        self.sent += 1
        await self._socket.send(data)
        return await self._socket.receive()

    def release(self):
        self.pending.clear()


async def work(pool, items, log):
    connection = Connection(await pool.socket())
    for item in items:
        async with connection:
            await connection.request(item)
        log.info("sent %d", connection.sent)

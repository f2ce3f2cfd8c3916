"""Who asks waits until the reply is there: who gets replies takes the future out."""

import asyncio


class Client:
    def __init__(self, socket):
        self.socket = socket
        self.pending = {}

    async def ask(self, request_id, payload):
        reply = asyncio.get_running_loop().create_future()
        self.pending[request_id] = reply
        await self.socket.send(payload)
        return await reply

    def on_reply(self, request_id, data):
        reply = self.pending.pop(request_id, None)
        if reply is not None:
            reply.set_result(data)

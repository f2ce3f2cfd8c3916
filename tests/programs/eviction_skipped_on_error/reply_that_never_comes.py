"""Who asks waits for the reply and gives up; who gets replies would have taken the future out."""

import asyncio


class Client:
    def __init__(self, socket):
        self.socket = socket
        self.pending = {}

    async def ask(self, request_id, payload):
        reply = asyncio.get_running_loop().create_future()
        self.pending[request_id] = reply  # leak: STL108
        await self.socket.send(payload)
        try:
            return await asyncio.wait_for(reply, 30)
        except asyncio.TimeoutError:
            raise RuntimeError("no reply") from None

    def on_reply(self, request_id, data):
        reply = self.pending.pop(request_id, None)
        if reply is not None:
            reply.set_result(data)

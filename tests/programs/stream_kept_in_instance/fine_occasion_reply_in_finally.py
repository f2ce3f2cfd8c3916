"""The same client, which forgets the request however it ends."""

import asyncio
import uuid


class RpcClient:
    def __init__(self, channel):
        self.channel = channel
        self.waiting = {}

    async def ask(self, method, payload):
        number = str(uuid.uuid4())
        reply = asyncio.get_running_loop().create_future()
        self.waiting[number] = reply
        try:
            await self.channel.send({"id": number, "method": method, "payload": payload})
            return await reply
        finally:
            self.waiting.pop(number, None)

    def deliver(self, answer):
        reply = self.waiting.get(answer["id"])
        if reply is not None and not reply.done():
            reply.set_result(answer["payload"])

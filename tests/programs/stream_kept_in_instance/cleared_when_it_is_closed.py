"""What was sent is cleared in a `finally` as well, but only when the session ends."""


class Session:
    def __init__(self, channel):
        self._channel = channel
        self._sent = {}

    async def send(self, ws):
        async for message in self._channel:
            event = message.model_dump()
            await ws.send_json(event)
            self._sent[event["event_id"]] = event  # leak: STL103

    async def aclose(self):
        try:
            await self._channel.aclose()
        finally:
            self._sent = {}

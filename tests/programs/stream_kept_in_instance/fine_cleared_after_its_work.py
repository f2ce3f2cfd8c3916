"""What was sent for an update is needed until that is confirmed: the method which sends it clears it, however it ends."""

import asyncio


class Session:
    def __init__(self, channel):
        self._channel = channel
        self._waiting = {}
        self._sent = {}

    async def send(self, ws):
        async for message in self._channel:
            event = message.model_dump()
            await ws.send_json(event)
            if (event_id := event.get("event_id")) in self._waiting:
                self._sent[event_id] = event

    async def update(self, events):
        self._waiting = {event.event_id: asyncio.Future() for event in events}
        try:
            await asyncio.gather(*map(self._channel.send, events))
        finally:
            self._waiting = {}
            self._sent = {}

"""What was sent is cleared by a method which is there for that alone, and which nobody calls."""

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
                self._sent[event_id] = event  # leak: STL103

    async def update(self, events):
        self._waiting = {event.event_id: asyncio.Future() for event in events}
        try:
            await asyncio.gather(*map(self._channel.send, events))
        finally:
            self._waiting = {}

    def forget(self):
        self._sent = {}

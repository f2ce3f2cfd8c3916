"""All events are left in a loop over the same table by which they were listened to."""


class InputStream:
    def __init__(self, room):
        self._room = room
        self._frames = []
        self._handlers = {"subscribed": self._on_available, "unsubscribed": self._on_unavailable}
        for event, handler in self._handlers.items():
            self._room.on(event, handler)
        self._room.on("refreshed", self._on_unavailable)

    async def aclose(self):
        for event, handler in self._handlers.items():
            self._room.off(event, handler)
        self._room.off("refreshed", self._on_unavailable)

    def _on_available(self, track):
        self._frames.append(track)

    def _on_unavailable(self, track):
        self._frames.clear()

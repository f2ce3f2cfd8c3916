"""Each event that is listened to is left again."""


class InputStream:
    def __init__(self, room):
        self._room = room
        self._frames = []
        self._room.on("subscribed", self._on_available)
        self._room.on("unsubscribed", self._on_unavailable)

    async def aclose(self):
        self._room.off("subscribed", self._on_available)
        self._room.off("unsubscribed", self._on_unavailable)

    def _on_available(self, track):
        self._frames.append(track)

    def _on_unavailable(self, track):
        self._frames.clear()

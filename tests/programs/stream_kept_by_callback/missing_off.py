"""Three events are listened to and two are left: the third keeps each input stream in the room."""


class InputStream:
    def __init__(self, room):
        self._room = room
        self._frames = []
        self._room.on("subscribed", self._on_available)
        self._room.on("unsubscribed", self._on_unavailable)  # leak: STL105
        self._room.on("refreshed", self._on_refreshed)

    async def aclose(self):
        self._room.off("subscribed", self._on_available)
        self._room.off("refreshed", self._on_refreshed)

    def _on_available(self, track):
        self._frames.append(track)

    def _on_unavailable(self, track):
        self._frames.clear()

    def _on_refreshed(self, token):
        self._token = token

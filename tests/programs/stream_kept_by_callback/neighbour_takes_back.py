"""The audio output leaves the room when it is closed; the transcript beside it has no end, and stays."""


class AudioOutput:
    def __init__(self, room):
        self._room = room
        self._room.on("reconnected", self._on_reconnected)

    async def aclose(self):
        self._room.off("reconnected", self._on_reconnected)

    def _on_reconnected(self):
        self.connected = True


class Transcript:
    def __init__(self, room, speaker):
        self._room, self._speaker = room, speaker
        self._lines = []
        self._room.on("published", self._on_published)  # leak: STL105

    def _on_published(self, track):
        self._lines.append(track)

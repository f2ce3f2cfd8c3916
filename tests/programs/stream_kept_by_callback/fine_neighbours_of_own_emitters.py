"""Each object makes its emitter itself: both go together."""

from acme import Socket


class Audio:
    def __init__(self, url):
        self._socket = Socket(url)
        self._socket.on("data", self._on_data)

    def close(self):
        self._socket.off("data", self._on_data)

    def _on_data(self, data):
        self.data = data


class Transcript:
    def __init__(self, url):
        self._socket = Socket(url)
        self._socket.on("text", self._on_text)

    def _on_text(self, text):
        self.text = text

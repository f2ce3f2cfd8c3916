"""A download tells of `progress` and `end`; somebody waits for `finish`."""


class Download:
    def __init__(self, response):
        self._response = response
        self._callbacks = {}
        self.blocks = []

    def on(self, event, callback):
        self._callbacks.setdefault(event, []).append(callback)

    def _emit(self, event, value=None):
        for callback in self._callbacks.get(event, ()):
            callback(value)

    def __iter__(self):
        for block in self._response:
            self.blocks.append(block)
            self._emit("progress", len(self.blocks))
            yield block
        self._emit("end")
        self.blocks.clear()
        self._callbacks.clear()


def fetch(response, bar, done):
    download = Download(response)
    download.on("progress", bar.update)
    download.on("finish", done)  # leak: STL203
    return b"".join(download)

"""A bus that lives as long as the program is no stream: its handlers are to stay."""


class Bus:
    def __init__(self):
        self._listeners = {}

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def close(self):
        self.emit("close")

"""A part listens to the whole that made it: both have one life."""


class Part:
    def __init__(self, whole):
        self._whole = whole
        self._whole.on("draw", self._on_draw)

    def _on_draw(self, canvas):
        canvas.line(0, 0)


class Guest:
    def __init__(self, whole):
        self._whole = whole
        self._whole.on("draw", self._on_draw)

    def close(self):
        self._whole.off("draw", self._on_draw)

    def _on_draw(self, canvas):
        canvas.line(1, 1)


class Whole:
    def __init__(self):
        self._listeners = {}
        self.part = Part(self)

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def off(self, event, listener):
        self._listeners[event].remove(listener)

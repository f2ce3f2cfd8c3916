"""The listeners of a feed are held weakly."""

import weakref


class Feed:
    def __init__(self, source):
        self._source = source
        self._listeners = weakref.WeakSet()
        self._pending = []

    def subscribe(self, listener):
        self._listeners.add(listener)

    def __iter__(self):
        for item in self._source:
            self._pending.append(item)
            yield item
        self._pending.clear()
        for listener in self._listeners:
            listener.on_end()

"""STL305: the messages go, and the table of listeners stays."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for item in self._source:
            self.messages.append(item)
            yield item
        self._emit("end")
        self.messages.clear()

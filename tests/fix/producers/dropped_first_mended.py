"""STL303: the table of listeners is emptied, and then the end is told to nobody."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in list(self._listeners.get(event, [])):
            listener()

    def __iter__(self):
        for item in self._source:
            self.messages.append(item)
            yield item
        try:
            self._emit("end")
        finally:
            self._listeners.clear()
        self.messages.clear()

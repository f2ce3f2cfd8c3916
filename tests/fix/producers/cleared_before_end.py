"""STL303: a method lets go, and then the listeners of the end are called."""


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
        self._release()  # it is over
        self._emit("end")
        self._listeners.clear()

    def _release(self):
        self._source = None
        self.messages.clear()

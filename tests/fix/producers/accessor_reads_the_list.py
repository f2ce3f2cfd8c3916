"""STL302: the accessor reads the list that the end clears."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for item in self._source:
            self._messages.append(item)
            yield item
        self._emit("end")
        # from here on it is over
        self._messages.clear()
        self._listeners.clear()

    @property
    def final_message(self):
        return self._messages[-1]

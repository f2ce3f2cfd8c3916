"""STL302: the accessor reads the list that the end clears."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._messages = []
        self._final_message = None

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
        if self._messages:
            self._final_message = self._messages[-1]
        self._messages.clear()
        self._listeners.clear()

    @property
    def final_message(self):
        if not self._messages and self._final_message is not None:
            return self._final_message
        return self._messages[-1]

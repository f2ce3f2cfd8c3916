"""STL302: it is cached when it is gone."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._final = None
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
        self._final = self._messages[-1] if self._messages else None  # for later
        self._emit("end")
        self._messages = []
        self._listeners.clear()

    def final_message(self):
        return self._final

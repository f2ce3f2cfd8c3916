"""STL302: listeners of the end that ask for the final message find none yet."""


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
        self._emit("end")
        self._final = self._messages[-1]
        self._messages.clear()
        self._listeners.clear()

    def final_message(self):
        return self._final

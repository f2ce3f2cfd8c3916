"""STL301, STL305: the method that reads tells of the end as well."""


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
        try:
            for item in self._source:
                self._messages.append(item)
                self._emit("message")
                yield item
            try:
                self._emit("end")
            finally:
                self._listeners = {}
        finally:
            if self._messages:
                self._final_message = self._messages[-1]
            self._messages = []

    def final_message(self):
        if not self._messages and self._final_message is not None:
            return self._final_message
        return self._messages[-1]

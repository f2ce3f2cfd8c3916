"""Read to its end, broken off by an error, or aborted: each way comes to the same method."""


class ReplyStream:
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
        try:
            for message in self._source:
                self.messages.append(message)
                yield message
        except ConnectionError:
            self._finish("error")
        else:
            self._finish("final")

    def abort(self):
        self._source.close()
        self._finish("abort")

    def _finish(self, outcome):
        self._emit(outcome)
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()

"""Nothing is told after the end: `abort` finds that the stream is over before it looks for listeners."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._ended = False
        self.messages = []

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        if self._ended:
            return
        self._ended = event == "end"
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._finish()

    def abort(self):
        self._finish()
        self._emit("abort")

    def _finish(self):
        self._emit("end")
        self.messages.clear()
        self._listeners.clear()

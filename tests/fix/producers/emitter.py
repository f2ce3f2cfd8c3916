"""STL301, STL305: every way out tells of the end in one method; a private one gathers."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._listeners = {}
        self._messages = []
        self._ended = False
        self._items = self._run()

    def on(self, event, listener):
        self._listeners.setdefault(event, []).append(listener)

    def _emit(self, event):
        for listener in self._listeners.get(event, []):
            listener()

    def __iter__(self):
        return self._items

    def abort(self):
        self._finish("abort")

    def _run(self):
        try:
            for item in self._source:
                self._take(item)
                yield item
                if self._ended:
                    return
        except ConnectionError:
            self._finish("error")
        else:
            self._finish("complete")

    def _take(self, item):
        self._messages.append(item)
        self._emit("message")

    def _finish(self, outcome):
        # the reason first
        self._ended = True
        self._emit(outcome)
        self._emit("end")

    def final_message(self):
        if not self._messages:
            raise LookupError("no message has come")
        return self._messages[-1]

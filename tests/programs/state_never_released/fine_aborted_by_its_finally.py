"""`abort` only says that it is over: the iterator's `finally` lets go, whoever ends it."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._listeners = []
        self._aborted = False
        self.messages = []

    def on_end(self, listener):
        self._listeners.append(listener)

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                yield message
                if self._aborted:
                    return
        finally:
            self.messages.clear()
            self._listeners.clear()

    def abort(self):
        self._aborted = True
        for listener in self._listeners:
            listener()

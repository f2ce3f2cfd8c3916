"""Whatever ends it, it caches before it clears."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.error = None
        self.messages = []

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                yield message
        except ConnectionError as error:
            self.error = error
        self._finish()

    def abort(self):
        self._source.close()
        self._finish()

    def _finish(self):
        self._final = self.messages[-1] if self.messages else None
        self.messages.clear()

    def final_message(self):
        return self._final

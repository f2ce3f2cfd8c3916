"""Read to its end it caches, and when it is aborted it only clears."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.messages = []

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self._final = self.messages[-1]
        self.messages.clear()

    def abort(self):
        self._source.close()
        self.messages.clear()  # leak: STL302

    def final_message(self):
        return self._final

"""Each message is remembered when it comes, so that every way out may clear."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.messages = []

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            self._final = self.messages[-1]
            yield message
        self.messages.clear()

    def abort(self):
        self.messages.clear()

    def final_message(self):
        return self._final

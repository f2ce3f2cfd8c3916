"""An error that ends the stream clears as well, but only the good way caches."""


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
            self._release()
        else:
            self._final = self.messages[-1]
            self._release()

    def _release(self):
        self.messages.clear()  # leak: STL302

    def final_message(self):
        return self._final

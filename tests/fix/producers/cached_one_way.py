"""STL302: an error that ends the stream clears as well, but only the good way caches."""


class Stream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.error = None
        self._messages = []

    def __iter__(self):
        try:
            for item in self._source:
                self._messages.append(item)
                yield item
        except ConnectionError as error:
            self.error = str(error)
            self._release()
        else:
            self._final = self._messages[-1]
            self._release()

    def _release(self):
        self._messages.clear()

    def final_message(self):
        return self._final

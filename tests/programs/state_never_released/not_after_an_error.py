"""The iterator catches the error that ends it, remembers it, and keeps all that has come."""


class ReplyStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.error = None
        self.messages = []

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                yield message
        except ConnectionError as error:
            self.error = error
        else:
            self.messages.clear()

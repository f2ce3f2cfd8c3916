"""The final accessor drains the stream, caches, and clears: the list is gone after it."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._final = None
        self.messages = []

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                self._final = message
                yield message
        finally:
            self.messages = []

    def final_message(self):
        for _ in self:
            pass
        return self._final


def play(source):
    stream = ReplyStream(source)
    final = stream.final_message()
    print(final, len(stream.messages))  # leak: STL202

"""`getattr` with the attribute's name reads it as a dot does."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = []

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self.messages = []


def play(source):
    stream = ReplyStream(source)
    for message in stream:
        print(message)
    return getattr(stream, "messages", None)  # leak: STL202

"""What `getattr` asks for is another attribute, which stays, or is asked for before the end."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = []
        self.count = 0

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            self.count += 1
            yield message
        self.messages = []


def play(source):
    stream = ReplyStream(source)
    for message in stream:
        print(message, getattr(stream, "messages", None))
    return getattr(stream, "count", 0)

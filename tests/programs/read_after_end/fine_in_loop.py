"""The list is read before the loop and inside it."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.received_messages = []

    def __iter__(self):
        try:
            for message in self._source:
                self.received_messages.append(message)
                yield message
        finally:
            self.received_messages.clear()


def play(source):
    stream = ReplyStream(source)
    print(stream.received_messages)
    for message in stream:
        print(message, len(stream.received_messages))

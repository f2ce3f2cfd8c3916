"""The name stands for a new stream when it is read."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = []

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                yield message
        finally:
            self.messages.clear()


def play(first, second):
    stream = ReplyStream(first)
    for message in stream:
        print(message)
    stream = ReplyStream(second)
    print(stream.messages)
    for message in stream:
        print(message)

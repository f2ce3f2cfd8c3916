"""The `break` leaves the loop inside of the block, and the read is inside too."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.messages.clear()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message


def play(source):
    with ReplyStream(source) as stream:
        for message in stream:
            if message.final:
                break
        print(stream.messages)

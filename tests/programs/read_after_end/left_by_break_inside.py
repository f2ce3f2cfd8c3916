"""The loop in the block is left early, then the block ends."""


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
    print(stream.messages)  # leak: STL202

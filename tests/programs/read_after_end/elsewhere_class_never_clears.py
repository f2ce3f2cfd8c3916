"""The class never clears: the list is still there after the loop."""


class ReplyStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.messages = []

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message


def play(source):
    stream = ReplyStream(source)
    for message in stream:
        print(message)
    print(len(stream.messages))

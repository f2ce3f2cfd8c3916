"""The read after the end stands in a branch, and is a subscript."""


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


def play(source, verbose):
    stream = ReplyStream(source)
    for message in stream:
        print(message)
    if verbose:
        print(stream.messages[0])  # leak: STL202

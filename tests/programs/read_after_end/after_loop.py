"""The generator behind the iteration clears the list when it is exhausted; the list is read after the loop."""


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
    for message in stream:
        print(message)
    print(len(stream.received_messages))  # leak: STL202

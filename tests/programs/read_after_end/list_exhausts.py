"""`list(stream)` reads it to its end."""


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


def play(source):
    stream = ReplyStream(source)
    everything = list(stream)
    print(everything == stream.messages)  # leak: STL202

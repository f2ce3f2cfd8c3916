"""At its end the stream binds the list to None, and the read breaks."""


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
            self.messages = None


def play(source):
    stream = ReplyStream(source)
    for message in stream:
        print(message)
    return len(stream.messages)  # leak: STL202

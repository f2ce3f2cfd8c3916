"""A comprehension over the stream reads it to its end."""


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
    texts = [message.text for message in stream]
    for message in stream.messages:  # leak: STL202
        print(message, texts)

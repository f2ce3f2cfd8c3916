"""A helper is handed the stream after its end, and reads."""


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


def report(stream):
    print(stream.messages)  # leak: STL202


def play(source):
    stream = ReplyStream(source)
    for message in stream:
        print(message)
    report(stream)

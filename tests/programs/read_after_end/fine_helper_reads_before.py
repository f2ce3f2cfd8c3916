"""The helper is handed the stream before its end only."""


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
    print(stream.messages)


def play(source):
    stream = ReplyStream(source)
    report(stream)
    for message in stream:
        report(stream)

"""The count and the id are still there after the end."""


class ReplyStream:
    def __init__(self, source, request_id):
        self._source = source
        self.request_id = request_id
        self.count = 0
        self.messages = []

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                self.count += 1
                yield message
        finally:
            self.messages = []


def play(source):
    stream = ReplyStream(source, "r-1")
    for message in stream:
        print(message)
    print(stream.request_id, stream.count)

"""A `break` leaves the block and the loop around it; the read comes after both."""


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


def play(sources):
    for source in sources:
        with ReplyStream(source) as stream:
            for message in stream:
                print(message)
            if len(stream.messages) > 3:
                break
    else:
        return
    print(stream.messages)  # leak: STL202

"""What the loop collected in a list of its own is read after the end."""


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
    messages = []
    for message in ReplyStream(source):
        messages.append(message)
    print(messages)

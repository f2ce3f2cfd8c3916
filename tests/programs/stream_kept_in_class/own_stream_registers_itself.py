"""A stream class of the project's own puts each of its objects into a list of the class."""


class ReplyStream:
    every = []

    def __init__(self, source):
        self._source = source
        self.messages = []
        ReplyStream.every.append(self)  # leak: STL102

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                yield message
        finally:
            self.messages = []


def serve(sources):
    for source in sources:
        for message in ReplyStream(source):
            print(message)

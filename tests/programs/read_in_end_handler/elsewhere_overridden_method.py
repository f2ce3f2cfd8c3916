"""The overridden end handler counts with a number that nothing clears."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = []
        self.count = 0

    def on_end(self):
        pass

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            self.count += 1
            yield message
        self.messages = []  # leak: STL303
        self.on_end()


class Printing(ReplyStream):
    def on_end(self):
        print(self.count)


def play(source):
    for message in Printing(source):
        print(message)

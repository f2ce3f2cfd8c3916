"""The end handler is a method that a subclass overrides; the base class clears before it calls it."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = []

    def on_end(self):
        pass

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self.messages = []  # leak: STL303
        self.on_end()


class Printing(ReplyStream):
    def on_end(self):
        print(self.messages)  # leak: STL201


def play(source):
    for message in Printing(source):
        print(message)

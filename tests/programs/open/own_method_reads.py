"""Question: after the end an own method of the stream is called that reads the cleared list. The read line is in
the class: STL202 there, at the call, or is this STL302's business?
"""


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

    def count(self):
        return len(self.messages)


def play(source):
    stream = ReplyStream(source)
    for message in stream:
        print(message)
    print(stream.count())

"""Question: the loop is left by break or by exhaustion; after exhaustion the list is empty. Is the read STL202
(may have ended) or silent (must have ended)?
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


def play(source):
    stream = ReplyStream(source)
    for message in stream:
        if message.final:
            break
    print(stream.messages)

"""Question: the list itself (no copy) got a name before the end; `clear` empties it under that name too. STL202 at
the print, or beyond what the rule follows?
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
    messages = stream.messages
    for message in stream:
        print(message)
    print(messages)

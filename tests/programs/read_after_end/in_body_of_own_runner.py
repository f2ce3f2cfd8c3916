"""In each turn of a runner the stream is read to its end, and then its list."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.received_messages = []

    def __iter__(self):
        try:
            for message in self._source:
                self.received_messages.append(message)
                yield message
        finally:
            self.received_messages = []


class ToolRunner:
    def __init__(self, model):
        self.model = model

    def __iter__(self):
        while not self.model.done:
            yield ReplyStream(self.model.reply())


def play(model):
    for stream in ToolRunner(model):
        for message in stream:
            print(message)
        print(stream.received_messages)  # leak: STL202

"""A comprehension over a runner of the project's own."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._messages = []

    def __iter__(self):
        try:
            for message in self._source:
                self._messages.append(message)
                yield message
        finally:
            self._messages = []


class ToolRunner:
    def __init__(self, model):
        self.model = model

    def __iter__(self):
        while not self.model.done:
            yield ReplyStream(self.model.reply())


def run(model):
    streams = [stream for stream in ToolRunner(model)]  # leak: STL104
    return len(streams)

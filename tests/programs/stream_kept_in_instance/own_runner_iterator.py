"""A runner of the project's own makes a new stream of its own at each iteration."""


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
            self.received_messages.clear()


class ToolRunner:
    def __init__(self, model, turns):
        self.model = model
        self.turns = turns

    def __iter__(self):
        return self

    def __next__(self):
        if not self.turns:
            raise StopIteration
        self.turns -= 1
        return ReplyStream(self.model.reply())


class Session:
    def __init__(self, model):
        self.model = model
        self.history = []

    def run(self, turns):
        for stream in ToolRunner(self.model, turns):
            for message in stream:
                print(message)
            self.history.append(stream)  # leak: STL103

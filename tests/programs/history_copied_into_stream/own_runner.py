"""A runner of one's own makes a stream each turn, with a list of its own, and yields it."""


class MessageStream:
    def __init__(self, source, messages):
        self._source = source
        self.messages = messages
        self.received = []

    def __iter__(self):
        for message in self._source:
            self.received.append(message)
            yield message
        self.received.clear()


class Runner:
    def __init__(self, model):
        self.model = model
        self.history = []

    def __iter__(self):
        while not self.model.done:
            messages = list(self.history)  # leak: STL304
            stream = MessageStream(self.model.reply(messages), messages)
            yield stream
            self.history.append(self.model.last)

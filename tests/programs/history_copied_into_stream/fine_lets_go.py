"""The stream's own class lets go of the copy when it ends."""


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
        self.messages = []


class Runner:
    def __init__(self, model):
        self.model = model
        self.history = []

    def __iter__(self):
        while not self.model.done:
            messages = list(self.history)
            stream = MessageStream(self.model.reply(messages), messages)
            yield stream
            self.history.append(self.model.last)

"""A stream class and a runner of the project's own."""


class MessageStream:
    def __init__(self, source):
        self.source = source
        self.received = []

    def __iter__(self):
        for event in self.source:
            self.received.append(event)
            yield event


class Runner:
    def __iter__(self):
        while True:
            yield MessageStream(input())


class Session:
    def __init__(self):
        self.streams = []
        self.texts = []

    def run(self):
        for stream in Runner():
            for event in stream:
                self.texts.append(event)
            self.streams.append(stream)  # keeps: Session.streams -> MessageStream

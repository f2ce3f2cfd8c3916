"""A wrapper of the project's own and a list by inheritance."""

import acme


class Ring:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        del self.items[:-8]


class Log:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)  # keeps: Log.items -> Stream


class Streams(list):
    pass


class Agent:
    def __init__(self):
        self.ring = Ring()
        self.log = Log()
        self.streams = Streams()

    def run(self):
        for stream in acme.run():
            self.ring.push(stream)
            self.log.push(stream)
            self.streams.append(stream)  # keeps: Agent.streams -> Stream

"""One helper, two callers, two lists: only one caller hands it streams."""

import acme


def put(into, thing):
    into.append(thing)  # keeps: Agent.streams -> Stream


class Agent:
    def __init__(self):
        self.streams = []
        self.texts = []

    def run(self):
        for stream in acme.run():
            put(self.streams, stream)
            put(self.texts, stream.final_message())

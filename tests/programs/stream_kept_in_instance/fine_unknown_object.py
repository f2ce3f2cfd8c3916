"""An object of an unknown library is not a stream because it is called one."""

import pipes_of_acme


class Relay:
    def __init__(self):
        self.client = pipes_of_acme.Client()
        self.streams = []

    def open(self, name):
        stream = self.client.streams.create(name, stream=True)
        self.streams.append(stream)
        return stream

    def adopt(self, stream):
        self.streams.append(stream)

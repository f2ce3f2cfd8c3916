"""A session keeps each stream that its runner yields; the list beside it has the final messages only."""

import acme


class Session:
    def __init__(self):
        self.streams = []
        self.messages = []
        self.last = None

    def run(self):
        for stream in acme.run():
            self.streams.append(stream)  # keeps: Session.streams -> Stream
            self.messages.append(stream.final_message())
            self.last = stream

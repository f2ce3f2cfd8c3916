"""The base class calls `on_end` out of its generator; the subclass reads that generator on."""


class ReplyStream:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self.messages = []
        self._events = self._run()

    def __iter__(self):
        return self._events

    def on_end(self):
        pass

    def drain(self):
        for _ in self._events:
            pass
        return self.messages[-1]

    def _run(self):
        for message in self._source:
            self.messages.append(message)
            yield message
        self.on_end()


class Printing(ReplyStream):
    def on_end(self):
        print(self.drain())  # leak: STL204


def play(source):
    for message in Printing(source):
        print(message)

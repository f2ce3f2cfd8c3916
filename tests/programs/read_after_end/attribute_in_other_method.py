"""The stream stands in an attribute; one method reads it to its end, and then asks another."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.messages.clear()

    def __iter__(self):
        for message in self._source:
            self.messages.append(message)
            yield message


class Session:
    def __init__(self, source):
        self.stream = ReplyStream(source)

    def run(self):
        with self.stream as stream:
            for message in stream:
                print(message)
        self.report()

    def report(self):
        print(self.stream.messages)  # leak: STL202

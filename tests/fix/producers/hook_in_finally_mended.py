"""STL303: who overrides the hook sees nothing in it."""


class Stream:
    def __init__(self, source):
        self._source = source
        self.messages = []
        self.seen = None

    def on_close(self):
        """Called when the stream has ended."""

    def __iter__(self):
        try:
            for item in self._source:
                self.messages.append(item)
                yield item
        finally:
            try:
                self.on_close()
            finally:
                self.messages.clear()


class Counting(Stream):
    def on_close(self):
        self.seen = len(self.messages)

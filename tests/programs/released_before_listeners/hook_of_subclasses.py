"""Subclasses are told by a method that they override, in which they see nothing."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self.messages = []

    def on_close(self):
        """Called when the stream has ended."""

    def __iter__(self):
        try:
            for message in self._source:
                self.messages.append(message)
                yield message
        finally:
            self.messages.clear()  # leak: STL303
            self.on_close()

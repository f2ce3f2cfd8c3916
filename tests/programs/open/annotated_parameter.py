"""Question: an uncalled method is handed a stream (known by annotation only) and keeps it. Is a parameter of such
a type a stream that each call brings anew? Then the append is STL103, and at what confidence?
"""

from anthropic.lib.streaming import MessageStream


class Log:
    def __init__(self):
        self.streams = []

    def add(self, stream: MessageStream):
        self.streams.append(stream)

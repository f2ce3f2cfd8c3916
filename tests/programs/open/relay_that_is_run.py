"""Question: L11 of the notes: the class is neither iterated, entered nor yielded, but `run` reads a stream and
accumulates. Is it a stream class (STL301)?
"""


class Relay:
    def __init__(self, stream):
        self.stream = stream
        self.chunks = []
        self.ended = False

    async def run(self):
        async for chunk in self.stream:
            self.chunks.append(chunk)
        self.ended = True

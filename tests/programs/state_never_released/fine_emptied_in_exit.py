"""It begins with a new set when it is entered, and lets go of it when it is left."""


class Tail:
    def __init__(self, log):
        self._log = log
        self.lines = set()

    def __enter__(self):
        self.lines = set()
        return self

    def __exit__(self, *exception):
        self.lines = set()

    def __iter__(self):
        for line in self._log:
            self.lines.add(line)
            yield line

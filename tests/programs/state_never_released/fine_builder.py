"""A builder and a parser collect in lists, and neither is iterated, entered or yielded."""


class Builder:
    def __init__(self):
        self._parts = []

    def add(self, part):
        self._parts.append(part)
        return self

    def build(self):
        return "".join(self._parts)


class Parser:
    def __init__(self, tokens):
        self._tokens = tokens
        self.errors = []

    def parse(self):
        for token in self._tokens:
            if token.bad:
                self.errors.append(token)
        return not self.errors

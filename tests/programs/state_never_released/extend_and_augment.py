"""`extend` and `+=` accumulate too."""


class Extending:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self._parts = []

    def __iter__(self):
        for chunk in self._source:
            self._parts.extend(chunk.parts)
            yield chunk


class Augmenting:  # leak: STL301
    def __init__(self, source):
        self._source = source
        self._parts = []

    def __iter__(self):
        for chunk in self._source:
            self._parts += [chunk]
            yield chunk

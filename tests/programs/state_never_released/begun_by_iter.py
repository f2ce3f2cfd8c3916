"""`__iter__` begins with a new list and fills it; when the reply has been read it stays."""


class Reply:  # leak: STL301
    def __init__(self, response):
        self._response = response
        self.chunks = []

    def __iter__(self):
        self.chunks = []
        for chunk in self._response:
            self.chunks.append(chunk)
            yield chunk

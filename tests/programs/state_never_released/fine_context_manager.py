"""A stream that is entered: leaving the block lets go of the chunks."""


class Download:
    def __init__(self, response):
        self._response = response
        self._chunks = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._response.close()
        self._chunks = []

    def chunks(self):
        for chunk in self._response:
            self._chunks.append(chunk)
            yield chunk

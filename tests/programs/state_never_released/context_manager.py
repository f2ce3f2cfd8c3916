"""A stream that is entered: leaving the block closes the response and no more."""


class Download:  # leak: STL301
    def __init__(self, response):
        self._response = response
        self._chunks = []

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._response.close()

    def chunks(self):
        for chunk in self._response:
            self._chunks.append(chunk)
            yield chunk

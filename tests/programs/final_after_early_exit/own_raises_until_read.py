"""A class of the project: the summary is there when everything was read, and asking for it before that raises."""


class Unfinished(Exception):
    pass


class ReplyStream:
    def __init__(self, response):
        self._response = response
        self._summary = None
        self._length = 0

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._response.close()

    def __iter__(self):
        for chunk in self._response:
            self._length += len(chunk)
            yield chunk
        self._summary = f"{self._length} characters"

    def final_summary(self):
        if self._summary is None:
            raise Unfinished("read the reply to its end first")
        return self._summary


def first_line(response):
    with ReplyStream(response) as reply:
        for chunk in reply:
            if "\n" in chunk:
                break
    return reply.final_summary()  # leak: STL205

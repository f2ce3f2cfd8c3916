"""A class of the project that wants to be read to its end, and is; or is asked inside, or where the error is awaited."""


class ReplyStream:
    def __init__(self, response):
        self._response = response
        self._text = ""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._response.close()

    def __iter__(self):
        for chunk in self._response:
            self._text += chunk
            yield chunk

    def chunks(self):
        for chunk in self:
            yield chunk.strip()

    def get_final_text(self):
        for _ in self:
            pass
        return self._text


def whole(response):
    with ReplyStream(response) as reply:
        for chunk in reply:
            print(chunk)
    return reply.get_final_text()


def by_a_view(response):
    with ReplyStream(response) as reply:
        for chunk in reply.chunks():
            print(chunk)
    return reply.get_final_text()


def inside(response):
    with ReplyStream(response) as reply:
        for chunk in reply:
            if "\n" in chunk:
                break
        return reply.get_final_text()


def by_another(response, show):
    with ReplyStream(response) as reply:
        show(reply)
    return reply.get_final_text()


def expected(response):
    with ReplyStream(response) as reply:
        for chunk in reply:
            if "\n" in chunk:
                break
    try:
        return reply.get_final_text()
    except OSError:
        return None

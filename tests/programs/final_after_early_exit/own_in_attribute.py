"""The block is left by a return in the loop; the stream is in an attribute, and its property is asked for."""


class ReplyStream:
    def __init__(self, source):
        self._source = source
        self._done = False
        self._text = ""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        if self._source is not None:
            self._source.close()

    def chunks(self):
        for chunk in self._source:
            self._text += chunk
            yield chunk
        self._finish()

    def _finish(self):
        self._done = True

    @property
    def final_text(self):
        if not self._done:
            raise RuntimeError("the reply is not complete")
        return self._text


class Session:
    def __init__(self, client):
        self.client = client
        self.reply = None

    def play(self, stop):
        with ReplyStream(self.client.send()) as self.reply:
            for chunk in self.reply.chunks():
                if stop(chunk):
                    return

    def last(self):
        return self.reply.final_text  # leak: STL205


def run(client, stop):
    session = Session(client)
    session.play(stop)
    return session.last()

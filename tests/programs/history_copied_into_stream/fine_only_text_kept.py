"""Each turn has its own copy of the messages, and nothing keeps the streams."""


class Reply:
    def __init__(self, client, params):
        self._client = client
        self.params = params

    def __iter__(self):
        yield from self._client.send(self.params)


class Session:
    def __init__(self, client):
        self._client = client
        self.messages = []
        self.replies = {}

    def ask(self, turn, text):
        self.messages.append({"role": "user", "content": text})
        reply = Reply(self._client, {"model": "m", "messages": [*self.messages]})
        self.replies[turn] = "".join(reply)
        self.messages.append({"role": "assistant", "content": self.replies[turn]})
        return self.replies[turn]

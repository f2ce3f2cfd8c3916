"""A session opens a stream for each turn with its own copy of the messages, and keeps the last replies by turn."""

import copy


class Reply:  # leak: STL301
    def __init__(self, client, params):
        self._client = client
        self.params = params
        self.chunks = []

    def __iter__(self):
        for chunk in self._client.send(self.params):
            self.chunks.append(chunk)
            yield chunk


class Session:
    def __init__(self, client):
        self._client = client
        self.messages = []
        self.replies = {}

    def ask(self, turn, text):
        self.messages.append({"role": "user", "content": text})
        reply = Reply(self._client, {"model": "m", "messages": copy.deepcopy(self.messages)})  # leak: STL304
        self.replies[turn] = reply  # leak: STL103
        text = "".join(reply)
        self.messages.append({"role": "assistant", "content": text})
        return text

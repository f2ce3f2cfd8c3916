"""The runner of an SDK is called with the history unpacked into each request, and its streams are kept."""

from anthropic import Anthropic


class Chat:
    def __init__(self):
        self.client = Anthropic()
        self.messages = []
        self.base = {"model": "m", "max_tokens": 10}
        self.streams = []

    def ask(self, text):
        self.messages.append({"role": "user", "content": text})
        params = {**self.base, "messages": list(self.messages)}  # leak: STL304
        with self.client.messages.stream(**params) as stream:
            for event in stream:
                print(event)
            self.messages.append({"role": "assistant", "content": stream.get_final_text()})
        self.streams.append(stream)  # leak: STL103

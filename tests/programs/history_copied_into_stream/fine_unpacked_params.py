"""The same request; only the text is kept."""

from anthropic import Anthropic


class Chat:
    def __init__(self):
        self.client = Anthropic()
        self.messages = []
        self.base = {"model": "m", "max_tokens": 10}
        self.texts = []

    def ask(self, text):
        self.messages.append({"role": "user", "content": text})
        params = {**self.base, "messages": list(self.messages)}
        with self.client.messages.stream(**params) as stream:
            for event in stream:
                print(event)
            self.texts.append(stream.get_final_text())
        self.messages.append({"role": "assistant", "content": self.texts[-1]})

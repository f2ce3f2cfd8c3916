"""The stream is one half of a tuple that is stored."""

from anthropic import Anthropic


class Desk:
    def __init__(self):
        self.client = Anthropic()
        self.log = []

    def serve(self, ticket, prompt):
        with self.client.messages.stream(
            model="claude-haiku-4-5", max_tokens=64, messages=[{"role": "user", "content": prompt}]
        ) as stream:
            for text in stream.text_stream:
                print(text, end="")
            self.log.append((ticket, stream))  # leak: STL103

"""`run` loops over a generator method that enters and yields the SDK's streams."""

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.archive = []

    def _replies(self, conversations):
        for messages in conversations:
            with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=9, messages=messages) as stream:
                yield messages, stream

    def run(self, conversations):
        for messages, stream in self._replies(conversations):
            print(len(messages), stream.get_final_text())
            self.archive.append(stream)  # leak: STL103

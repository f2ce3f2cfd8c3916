"""Each call leaves a lambda in the hub's callbacks, with the stream that it holds: one finding, which knows the stream."""

import anthropic

client = anthropic.Anthropic()


class Hub:
    def __init__(self):
        self.callbacks = []
        self.finished = []

    def handle(self, messages):
        with client.messages.stream(model="claude-sonnet-4-5", max_tokens=1024, messages=messages) as stream:
            self.callbacks.append(lambda: stream.get_final_message())  # leak: STL105

    def handled(self, messages):
        with client.messages.stream(model="claude-sonnet-4-5", max_tokens=1024, messages=messages) as stream:
            self.finished.append(lambda text=stream.get_final_text(): text)

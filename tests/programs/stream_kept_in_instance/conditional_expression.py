"""The stream is one branch of a conditional expression."""

import anthropic


class Agent:
    def __init__(self, debug=False):
        self.client = anthropic.Anthropic()
        self.debug = debug
        self.log = []

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            message = stream.get_final_message()
            self.log.append(stream if self.debug else message)  # leak: STL103
        return message

"""The conversation is compacted, which shortens a list of dicts; the streams are kept all the same."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.messages = []
        self.turns = []

    def compact(self):
        self.messages = self.messages[-4:]

    def turn(self, text):
        self.messages.append({"role": "user", "content": text})
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=self.messages) as stream:
            final = stream.get_final_message()
        self.messages.append({"role": "assistant", "content": final.content})
        self.turns.append(stream)  # leak: STL103
        self.compact()

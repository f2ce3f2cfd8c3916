"""The archetype: the parameters of each turn hold a copy of the conversation, and the streams are kept."""

from anthropic import Anthropic


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.messages = []
        self.turns = []

    def compact(self):
        self.messages = self.messages[-4:]

    def run(self, ask):
        while text := ask():
            self.messages.append({"role": "user", "content": text})
            messages = [*self.messages]  # leak: STL304
            with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
                final = stream.get_final_message()
            self.messages.append({"role": "assistant", "content": final.content})
            self.turns.append(stream)  # leak: STL103
            self.compact()

"""stream=True stands in the dict that is unpacked into the call."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, messages):
        options = {"model": "gpt-4o", "messages": messages, "stream": True}
        stream = self.client.chat.completions.create(**options)
        self.history.append(stream)  # leak: STL103
        return stream

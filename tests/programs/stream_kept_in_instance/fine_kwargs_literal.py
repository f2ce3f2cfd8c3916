"""The dict that is unpacked into the call asks for no stream."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, messages):
        options = {"model": "gpt-4o", "messages": messages, "temperature": 0}
        answer = self.client.chat.completions.create(**options)
        self.history.append(answer)
        return answer

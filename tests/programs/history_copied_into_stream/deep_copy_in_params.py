"""The copy is deep, and stands in a dictionary of parameters that a method makes."""

import copy

from openai import OpenAI

KEPT = []


class Chat:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def params(self):
        return {"model": "gpt-5.5", "messages": copy.deepcopy(self.history)}  # leak: STL304

    def ask(self, text):
        self.history.append({"role": "user", "content": text})
        stream = self.client.chat.completions.create(**self.params(), stream=True)
        for chunk in stream:
            print(chunk)
        KEPT.append(stream)  # leak: STL101

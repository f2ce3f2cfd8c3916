"""A memo written by hand, which asks with `get`."""

from anthropic import Anthropic

client = Anthropic()


class Bot:
    def __init__(self):
        self.answers = {}

    def answer(self, question):
        stream = self.answers.get(question)
        if stream is None:
            messages = [{"role": "user", "content": question}]
            stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
            self.answers[question] = stream  # leak: STL106
        return stream

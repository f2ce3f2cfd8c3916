"""create() without stream, or with stream=False, answers with a value."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.answers = []

    def ask(self, messages):
        answer = self.client.chat.completions.create(model="gpt-4o", messages=messages)
        self.answers.append(answer)
        other = self.client.responses.create(model="gpt-4o", input="again", stream=False)
        self.answers.append(other)

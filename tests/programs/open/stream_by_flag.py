"""Question: `stream=` is a parameter that some callers may set. Is the answer a stream (medium or low confidence),
or unknown?
"""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.answers = []

    def ask(self, messages, stream=False):
        answer = self.client.chat.completions.create(model="gpt-4o", messages=messages, stream=stream)
        self.answers.append(answer)
        return answer

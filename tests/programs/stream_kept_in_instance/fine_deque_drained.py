"""Every stream that goes into the deque is taken out again by the loop that reads it."""

from collections import deque

from openai import OpenAI


class Pipeline:
    def __init__(self):
        self.client = OpenAI()
        self.pending = deque()

    def run(self, prompts):
        for prompt in prompts:
            self.pending.append(self.client.responses.create(model="gpt-4o", input=prompt, stream=True))
            while self.pending:
                for event in self.pending.popleft():
                    yield event

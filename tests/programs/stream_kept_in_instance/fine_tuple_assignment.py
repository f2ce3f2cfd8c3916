"""Of the tuple only the title is kept, not the stream beside it."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def open(self, prompt):
        return prompt.strip(), self.client.responses.create(model="gpt-4o", input=prompt, stream=True)

    def ask(self, prompt):
        title, stream = self.open(prompt)
        for event in stream:
            print(event.type)
        self.history.append(title)

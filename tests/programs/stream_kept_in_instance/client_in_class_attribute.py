"""The client is a class attribute."""

import openai


class Assistant:
    client = openai.OpenAI()

    def __init__(self):
        self.opened = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.opened.append(stream)  # leak: STL103
        return stream

"""The raw stream of create() is entered, and the name of the block is kept."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.opened = []

    def ask(self, messages):
        with self.client.chat.completions.create(model="gpt-4o", messages=messages, stream=True) as stream:
            for chunk in stream:
                print(chunk.choices[0].delta.content)
        self.opened.append(stream)  # leak: STL103

"""The client comes out of a factory function with a branch."""

import os

import openai


def make_client():
    if os.environ.get("AZURE"):
        return openai.AzureOpenAI()
    return openai.OpenAI()


class Assistant:
    def __init__(self):
        self.client = make_client()
        self.opened = []

    def ask(self, prompt):
        self.opened.append(self.client.responses.create(model="gpt-4o", input=prompt, stream=True))  # leak: STL103

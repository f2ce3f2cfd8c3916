"""A static method appends texts to the list of its class."""

from openai import OpenAI


class Journal:
    entries = []

    @staticmethod
    def write(entry):
        Journal.entries.append(entry)


def ask(client: OpenAI, prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    for event in stream:
        Journal.write(event.type)

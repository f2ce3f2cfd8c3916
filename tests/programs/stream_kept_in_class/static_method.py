"""A static method appends to the list of its class."""

from openai import OpenAI


class Journal:
    entries = []

    @staticmethod
    def write(entry):
        Journal.entries.append(entry)  # leak: STL102


def ask(client: OpenAI, prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    Journal.write(stream)
    yield from stream

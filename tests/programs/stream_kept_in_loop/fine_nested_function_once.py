"""A nested function is called once: one stream in a list that dies with the call."""

from openai import OpenAI


def run(prompt):
    client = OpenAI()
    opened = []

    def ask():
        stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
        opened.append(stream)
        return [event.type for event in stream]

    kinds = ask()
    return kinds, len(opened)

"""The function's own list has the name of the module's list."""

from openai import OpenAI

client = OpenAI()
streams = []


def ask(prompt):
    streams = []
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    streams.append(stream)
    yield from stream


def count():
    return len(streams)

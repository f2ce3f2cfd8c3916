"""A list of the module gets every stream that a function opens."""

from openai import OpenAI

client = OpenAI()
STREAMS = []


def ask(prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    STREAMS.append(stream)  # leak: STL101
    for event in stream:
        yield event.type

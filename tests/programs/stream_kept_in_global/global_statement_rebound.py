"""The global is bound anew to a longer list each time."""

from openai import OpenAI

client = OpenAI()
streams = []


def ask(prompt):
    global streams
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    streams = streams + [stream]  # leak: STL101
    yield from stream

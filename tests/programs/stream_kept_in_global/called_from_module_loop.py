"""Only the top level calls the function, but from a loop."""

import sys

from openai import OpenAI

client = OpenAI()
STREAMS = []


def ask(prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    STREAMS.append(stream)  # leak: STL101
    for event in stream:
        print(event.type)


for line in sys.stdin:
    ask(line)

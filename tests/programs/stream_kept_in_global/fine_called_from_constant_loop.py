"""The top level calls the function from a loop over a literal."""

from openai import OpenAI

client = OpenAI()
STREAMS = []


def ask(prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    STREAMS.append(stream)
    for event in stream:
        print(event.type)


for line in ["first", "second", "third"]:
    ask(line)

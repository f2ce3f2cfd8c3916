"""No loop makes streams: the local list dies with its one stream."""

from openai import OpenAI

client = OpenAI()


def ask(prompt):
    opened = []
    opened.append(client.responses.create(model="gpt-4o", input=prompt, stream=True))
    for stream in opened:
        for event in stream:
            print(event.type)

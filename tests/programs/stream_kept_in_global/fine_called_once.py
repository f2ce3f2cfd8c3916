"""A function that only the top level calls, once, keeps one stream."""

from openai import OpenAI

client = OpenAI()
STREAMS = []


def warm_up():
    stream = client.responses.create(model="gpt-4o", input="ping", stream=True)
    STREAMS.append(stream)


warm_up()
for event in STREAMS[0]:
    print(event.type)

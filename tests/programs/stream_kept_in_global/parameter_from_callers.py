"""The client is a parameter without annotation; the call sites say what it is."""

from openai import OpenAI

OPENED = []


def open_stream(client, prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    OPENED.append(stream)  # leak: STL101
    return stream


def handler(event, context):
    client = OpenAI()
    return [part.type for part in open_stream(client, event["prompt"])]

"""The comprehension runs over a literal: two streams, and no more."""

from openai import OpenAI


def compare(client: OpenAI, prompt):
    streams = [client.responses.create(model=model, input=prompt, stream=True) for model in ("gpt-4o", "o3")]
    for stream in streams:
        for event in stream:
            print(event.type)

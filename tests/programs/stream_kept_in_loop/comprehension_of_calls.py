"""The comprehension opens a stream for each prompt of a list that somebody hands over."""

from openai import OpenAI


def open_all(client: OpenAI, prompts):
    streams = [client.responses.create(model="gpt-4o", input=prompt, stream=True) for prompt in prompts]  # leak: STL104
    for stream in streams:
        for event in stream:
            print(event.type)

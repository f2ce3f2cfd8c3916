"""The list is new in each iteration."""

from openai import OpenAI

client = OpenAI()


def run(prompts):
    for prompt in prompts:
        opened = []
        stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
        opened.append(stream)
        for event in stream:
            print(event.type, len(opened))

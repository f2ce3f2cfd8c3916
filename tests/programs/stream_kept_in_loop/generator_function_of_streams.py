"""A generator function opens a stream for each prompt; the caller's list keeps them all."""

from openai import OpenAI

client = OpenAI()


def streams(prompts):
    for prompt in prompts:
        yield client.responses.create(model="gpt-4o", input=prompt, stream=True)


def run(prompts):
    done = []
    for stream in streams(prompts):
        for event in stream:
            print(event.type)
        done.append(stream)  # leak: STL104
    return len(done)

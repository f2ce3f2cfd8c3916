"""The streams come through `yield from` and a second generator."""

from openai import OpenAI

client = OpenAI()


def opened(prompts):
    for prompt in prompts:
        yield client.responses.create(model="gpt-4o", input=prompt, stream=True)


def announced(prompts):
    print("starting")
    yield from opened(prompts)


def run(prompts):
    done = []
    for number, stream in enumerate(announced(prompts)):
        print(number)
        done.append(stream)  # leak: STL104

"""A nested function is called in a loop and appends to the list of its enclosing call."""

from openai import OpenAI


def run(prompts):
    client = OpenAI()
    opened = []

    def ask(prompt):
        stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
        opened.append(stream)  # leak: STL104
        return [event.type for event in stream]

    for prompt in prompts:
        print(ask(prompt))

"""The global is one slot."""

from openai import OpenAI

client = OpenAI()
current = None


def ask(prompt):
    global current
    current = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    yield from current

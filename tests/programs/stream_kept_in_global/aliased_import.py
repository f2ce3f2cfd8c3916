"""The SDK's class has another name here, and so has the list."""

from openai import OpenAI as Client

client = Client()
_all = []
opened = _all


def ask(prompt):
    opened.append(stream := client.responses.create(model="gpt-4o", input=prompt, stream=True))  # leak: STL101
    return stream

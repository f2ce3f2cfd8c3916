"""The list hangs in a dict of the module under a constant key."""

from openai import OpenAI

client = OpenAI()
STATE = {"streams": [], "texts": []}


def ask(prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    STATE["streams"].append(stream)  # leak: STL101
    for event in stream:
        STATE["texts"].append(event.type)

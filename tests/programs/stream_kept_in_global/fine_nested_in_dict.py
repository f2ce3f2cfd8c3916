"""Of a dict's two lists, the one with streams is emptied, the other grows with texts."""

from openai import OpenAI

client = OpenAI()
STATE = {"streams": [], "texts": []}


def ask(prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    STATE["streams"].append(stream)
    try:
        for event in stream:
            STATE["texts"].append(event.type)
    finally:
        STATE["streams"].clear()

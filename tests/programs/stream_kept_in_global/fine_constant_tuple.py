"""The loop runs over a constant of the module, and only the top level calls it."""

from openai import OpenAI

MODELS = ("gpt-4o", "gpt-4o-mini")
client = OpenAI()
STREAMS = []


def warm_up():
    for model in MODELS:
        STREAMS.append(client.responses.create(model=model, input="ping", stream=True))


warm_up()

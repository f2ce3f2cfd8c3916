"""Of two lists of the module the wrong one is cleared."""

from openai import OpenAI

client = OpenAI()
STREAMS = []
TEXTS = []


def ask(prompt):
    stream = client.responses.create(model="gpt-4o", input=prompt, stream=True)
    STREAMS.append(stream)  # leak: STL101
    try:
        for event in stream:
            TEXTS.append(event.type)
        return len(TEXTS)
    finally:
        TEXTS.clear()

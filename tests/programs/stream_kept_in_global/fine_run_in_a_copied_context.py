"""What runs in a copy of the context sets a variable of that, or reads the stream to its end."""

import contextvars

import anthropic

client = anthropic.Anthropic()
TEXTS = []
current = contextvars.ContextVar("current", default=None)


def read(stream):
    for event in stream:
        TEXTS.append(event.type)


def ask(prompt):
    stream = client.messages.create(model="claude-sonnet-4-5", max_tokens=1024, messages=[prompt], stream=True)
    context = contextvars.copy_context()
    context.run(current.set, stream)
    context.run(read, stream)

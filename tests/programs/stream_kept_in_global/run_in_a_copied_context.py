"""A function that runs in a copy of the context is called as any other: what it puts into a list of the module stays there."""

import contextvars

import anthropic

client = anthropic.Anthropic()
STREAMS = []


def keep(stream):
    STREAMS.append(stream)  # leak: STL101


def by_function(prompt):
    context = contextvars.copy_context()
    context.run(keep, _stream(prompt))


def by_method(prompt):
    contextvars.copy_context().run(STREAMS.append, _stream(prompt))  # leak: STL101


def _stream(prompt):
    return client.messages.create(model="claude-sonnet-4-5", max_tokens=1024, messages=[prompt], stream=True)

"""Generators that are begun and then kept: each keeps its frame, and the stream in it."""

import anthropic

client = anthropic.Anthropic()
OPEN = []


def ask(text):
    return client.messages.create(model="claude", max_tokens=10, messages=[text], stream=True)


def reading(stream):
    for event in stream:
        yield event
    stream.close()


def first_by_next(texts):
    for text in texts:
        parts = reading(ask(text))
        print(next(parts))
        OPEN.append(parts)  # leak: STL101


def first_by_break(texts):
    for text in texts:
        parts = reading(ask(text))
        for part in parts:
            print(part)
            break
        OPEN.append(parts)  # leak: STL101

"""The stream is the last of several values; what is kept is another."""

import anthropic

KEPT = []


def run(client: anthropic.Anthropic, messages):
    *_, name, stream = 1, 2, "name", client.messages.create(model="m", max_tokens=64, messages=messages, stream=True)
    KEPT.append(name)
    return stream

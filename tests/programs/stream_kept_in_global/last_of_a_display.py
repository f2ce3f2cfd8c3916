"""The last of several values is the stream; a starred name takes those between."""

import anthropic

KEPT = []


def run(client: anthropic.Anthropic, messages):
    first, *_, last = messages, 1, 2, client.messages.create(model="m", max_tokens=64, messages=messages, stream=True)
    KEPT.append(last)  # leak: STL101
    return first

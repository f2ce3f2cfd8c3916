"""The error is expected."""

import httpx
from anthropic import Anthropic

client = Anthropic()


def ask(messages, stop):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for event in stream:
            if stop(event):
                break
    try:
        return stream.get_final_message()
    except httpx.HTTPError:
        return None

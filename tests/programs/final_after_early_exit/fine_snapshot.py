"""Left early, and only what had come so far is read."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, stop):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for event in stream:
            if stop(event):
                break
    return stream.current_message_snapshot

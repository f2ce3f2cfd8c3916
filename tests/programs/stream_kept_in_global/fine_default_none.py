"""The default is None, and each call has a list of its own."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, seen=None):
    seen = [] if seen is None else list(seen)
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        seen.append(stream)
        return stream.get_final_text()

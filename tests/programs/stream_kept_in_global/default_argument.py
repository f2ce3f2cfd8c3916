"""The default argument is one list for all calls."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, seen=[]):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        seen.append(stream)  # leak: STL101
        return stream.get_final_text()

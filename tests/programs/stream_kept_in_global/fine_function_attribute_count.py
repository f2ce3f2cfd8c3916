"""A counter and a slot that are attributes of the function."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        ask.calls += 1
        ask.last = stream
        return stream.get_final_text()


ask.calls = 0
ask.last = None

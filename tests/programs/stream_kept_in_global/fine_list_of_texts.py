"""A list of the module gets the texts."""

from anthropic import Anthropic

client = Anthropic()
TEXTS: list[str] = []


def ask(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        TEXTS.append(stream.get_final_text())

"""A list that is an attribute of the function."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        ask.opened.append(stream)  # leak: STL101
        return stream.get_final_text()


ask.opened = []

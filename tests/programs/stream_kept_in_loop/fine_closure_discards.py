"""A closure takes out of the enclosing function's set what it put there."""

from anthropic import Anthropic


def make_asker(client: Anthropic):
    opened = set()

    def ask(messages):
        with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            opened.add(stream)
            try:
                return stream.get_final_text()
            finally:
                opened.discard(stream)

    return ask

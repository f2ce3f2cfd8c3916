"""All of it is read inside of the block, and the accessor is called after it."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for text in stream.text_stream:
            print(text, end="", flush=True)
    return stream.get_final_message()

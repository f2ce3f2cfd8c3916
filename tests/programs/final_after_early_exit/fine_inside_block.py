"""After the `break` the accessor is called inside of the block: it reads the rest itself, and may be asked again."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, stop):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for event in stream:
            if stop(event):
                break
        print(stream.get_final_message())
    return stream.get_final_text()

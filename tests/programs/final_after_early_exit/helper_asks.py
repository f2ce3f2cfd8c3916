"""A helper asks the stream that it is given, after it was left."""

from anthropic import Anthropic

client = Anthropic()


def text_of(stream):
    return stream.get_final_text()  # leak: STL205


def ask(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for text in stream.text_stream:
            print(text)
            break
    return text_of(stream)

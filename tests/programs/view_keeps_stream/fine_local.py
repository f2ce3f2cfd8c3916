"""The list of views lives no longer than the call."""

from anthropic import Anthropic

client = Anthropic()


def ask(questions):
    for messages in questions:
        stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
        closers = [stream.close]
        for event in stream:
            print(event.type)
        for close in closers:
            close()

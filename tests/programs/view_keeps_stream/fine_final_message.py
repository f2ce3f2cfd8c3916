"""What the method gives is kept, not the method."""

from anthropic import Anthropic

client = Anthropic()

FINALS = []


def ask(messages):
    with client.messages.stream(max_tokens=64, model="m", messages=messages) as stream:
        FINALS.append(stream.get_final_message())

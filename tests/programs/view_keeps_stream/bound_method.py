"""A bound method keeps its object."""

from anthropic import Anthropic

client = Anthropic()

FINALS = []


def ask(messages):
    with client.messages.stream(max_tokens=64, model="m", messages=messages) as stream:
        stream.until_done()
    FINALS.append(stream.get_final_message)  # leak: STL109

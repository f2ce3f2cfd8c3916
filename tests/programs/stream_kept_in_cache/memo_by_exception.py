"""A memo written by hand, which tries first."""

from anthropic import Anthropic

client = Anthropic()

ANSWERS = {}


def answer(question):
    try:
        return ANSWERS[question]
    except KeyError:
        messages = [{"role": "user", "content": question}]
        ANSWERS[question] = stream = client.messages.create(  # leak: STL106
            max_tokens=64, model="m", messages=messages, stream=True
        )
        return stream

"""A memo written by hand, under the text of the question."""

from anthropic import Anthropic

client = Anthropic()

ANSWERS = {}


def answer(question):
    if question not in ANSWERS:
        messages = [{"role": "user", "content": question}]
        ANSWERS[question] = client.messages.create(  # leak: STL106
            max_tokens=64, model="m", messages=messages, stream=True
        )
    return ANSWERS[question]

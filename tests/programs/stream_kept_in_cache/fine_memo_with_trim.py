"""A memo written by hand, which lets go of the oldest."""

from anthropic import Anthropic

client = Anthropic()

ANSWERS = {}


def answer(question):
    if question not in ANSWERS:
        while len(ANSWERS) > 16:
            ANSWERS.pop(next(iter(ANSWERS)))
        messages = [{"role": "user", "content": question}]
        ANSWERS[question] = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    return ANSWERS[question]

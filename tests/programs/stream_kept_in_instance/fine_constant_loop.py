"""A loop over a literal is bounded, and the object is made anew in each call."""

from openai import OpenAI

client = OpenAI()


class Comparison:
    def __init__(self):
        self.streams = []

    def open(self, prompt):
        for model in ("gpt-4o", "gpt-4o-mini"):
            self.streams.append(client.responses.create(model=model, input=prompt, stream=True))


def compare(prompt):
    comparison = Comparison()
    comparison.open(prompt)
    return [[event.type for event in stream] for stream in comparison.streams]

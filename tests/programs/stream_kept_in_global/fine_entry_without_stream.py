"""The entries stay, and each lets go of its stream before the function ends."""

import anthropic

client = anthropic.Anthropic()
JOBS = {}
TURNS = {}
ANSWERS = {}


class Turn:
    def __init__(self, stream):
        self.stream = stream
        self.text = ""


def by_key(messages, name):
    stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    JOBS[name] = {"stream": stream, "done": False}
    JOBS[name]["stream"] = None


def by_pop(messages, name):
    stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    ANSWERS[name] = {"stream": stream, "done": False}
    ANSWERS[name].pop("stream")


def by_attribute(messages, name):
    stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    TURNS[name] = Turn(stream)
    TURNS[name].stream = None

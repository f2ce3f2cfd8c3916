"""What the entries let go of is not the stream."""

import anthropic

client = anthropic.Anthropic()
JOBS = {}


def by_key(messages, name):
    stream = client.messages.create(max_tokens=64, model="m", messages=messages, stream=True)
    JOBS[name] = {"stream": stream, "prompt": messages}  # leak: STL101
    JOBS[name]["prompt"] = None

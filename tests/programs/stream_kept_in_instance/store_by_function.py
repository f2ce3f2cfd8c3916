"""A function of the module puts streams into the list of an object that it is handed."""

import anthropic


class Pool:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.busy = []


def relay(pool: Pool, messages):
    stream = pool.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
    pool.busy.append(stream)  # leak: STL103
    yield from stream

"""A function of the module takes the stream out of the object's list."""

import anthropic


class Pool:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.busy = []


def release(pool, stream):
    pool.busy.remove(stream)
    stream.close()


def relay(pool: Pool, messages):
    stream = pool.client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)
    pool.busy.append(stream)
    try:
        yield from stream
    finally:
        release(pool, stream)

"""A class method stores, and the method that relays takes out."""

from openai import OpenAI


class Pool:
    client = OpenAI()
    streams = {}

    @classmethod
    def open(cls, key, prompt):
        stream = cls.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        cls.streams[key] = stream
        return stream

    @classmethod
    def forget(cls, key):
        cls.streams.pop(key, None)

    @classmethod
    def relay(cls, key, prompt):
        try:
            yield from cls.open(key, prompt)
        finally:
            cls.forget(key)

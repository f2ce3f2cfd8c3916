"""A class method stores into the class's dict."""

from openai import OpenAI


class Pool:
    client = OpenAI()
    streams = {}

    @classmethod
    def open(cls, key, prompt):
        stream = cls.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        cls.streams[key] = stream  # leak: STL102
        return stream

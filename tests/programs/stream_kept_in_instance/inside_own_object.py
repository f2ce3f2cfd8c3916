"""An ordinary object with the stream in an attribute goes into the list."""

from openai import OpenAI


class Call:
    def __init__(self, name, response):
        self.name = name
        self.response = response


class Tracer:
    def __init__(self):
        self.client = OpenAI()
        self.calls = []

    def trace(self, name, prompt):
        response = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.calls.append(Call(name, response))  # leak: STL103
        return response

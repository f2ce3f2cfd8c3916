"""One stream goes into two containers: two findings."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.order = []
        self.by_id = {}

    def ask(self, request_id, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.order.append(stream)  # leak: STL103
        self.by_id[request_id] = stream  # leak: STL103
        yield from stream

"""The streams arrive in `*args` and go on from there."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.opened = []

    def _keep(self, *streams):
        for stream in streams:
            self.opened.append(stream)  # leak: STL103

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self._keep(stream)
        return stream

"""The list is reached through a property, and a list of lists through a getter."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self._log = []
        self._rooms = {}

    @property
    def log(self):
        return self._log

    def room(self, name):
        return self._rooms.setdefault(name, [])

    def ask(self, name, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        self.log.append(stream)  # leak: STL103
        self.room(name).append(stream)  # leak: STL103
        return stream

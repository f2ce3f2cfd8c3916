"""A function of the module is handed the whole object and appends to its list."""

from openai import OpenAI


def record(agent, stream):
    agent.history.append(stream)  # leak: STL103


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.history = []

    def ask(self, prompt):
        stream = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        record(self, stream)
        return [event.type for event in stream]

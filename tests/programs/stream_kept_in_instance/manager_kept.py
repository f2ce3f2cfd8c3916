"""What is kept is the manager before it is entered, and that keeps the request."""

from openai import OpenAI


class Opener:
    def __init__(self):
        self.client = OpenAI()
        self.managers = []

    def open(self, prompt):
        manager = self.client.responses.stream(model="gpt-4o", input=prompt)
        self.managers.append(manager)  # leak: STL103
        return manager

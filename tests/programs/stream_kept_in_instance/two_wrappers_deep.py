"""A store that has a history that has a list."""

from anthropic import Anthropic


class History:
    def __init__(self):
        self.items = []

    def add(self, item):
        self.items.append(item)  # leak: STL103


class Store:
    def __init__(self):
        self.history = History()

    def remember(self, item):
        self.history.add(item)


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.store = Store()

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.store.remember(stream)
            return stream.get_final_text()

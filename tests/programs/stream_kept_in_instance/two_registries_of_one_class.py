"""Two objects of one registry class: the live one is emptied in a finally, the archive never is."""

from anthropic import Anthropic


class Registry:
    def __init__(self):
        self.items = {}

    def add(self, key, value):
        self.items[key] = value  # leak: STL103

    def remove(self, key):
        self.items.pop(key, None)


class Service:
    def __init__(self):
        self.client = Anthropic()
        self.live = Registry()
        self.archive = Registry()

    def ask(self, request_id, prompt):
        stream = self.client.messages.create(
            model="claude-sonnet-4-5", max_tokens=256, messages=[{"role": "user", "content": prompt}], stream=True
        )
        self.live.add(request_id, request_id)
        try:
            for event in stream:
                print(event)
        finally:
            self.live.remove(request_id)
        self.archive.add(request_id, stream)

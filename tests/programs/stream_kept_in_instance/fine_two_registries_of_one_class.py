"""Two objects of one registry class: the one with streams has its removal, the one without holds only texts."""

from anthropic import Anthropic


class Registry:
    def __init__(self):
        self.items = {}

    def add(self, key, value):
        self.items[key] = value

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
        self.live.add(request_id, stream)
        try:
            kinds = [event.type for event in stream]
        finally:
            self.live.remove(request_id)
        self.archive.add(request_id, ",".join(kinds))

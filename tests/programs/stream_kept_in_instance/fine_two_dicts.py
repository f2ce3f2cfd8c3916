"""Two dicts with the same keys: the one with streams has its removal, the one without grows."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.live = {}
        self.titles = {}

    def ask(self, request_id, prompt):
        self.titles[request_id] = prompt[:40]
        self.live[request_id] = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        try:
            for event in self.live[request_id]:
                yield event
        finally:
            del self.live[request_id]

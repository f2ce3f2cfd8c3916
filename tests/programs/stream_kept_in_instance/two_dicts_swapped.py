"""Two dicts with the same keys: the one without streams has the removal."""

from openai import OpenAI


class Agent:
    def __init__(self):
        self.client = OpenAI()
        self.live = {}
        self.titles = {}

    def ask(self, request_id, prompt):
        self.titles[request_id] = prompt[:40]
        self.live[request_id] = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)  # leak: STL103
        try:
            for event in self.live[request_id]:
                yield event
        finally:
            del self.titles[request_id]

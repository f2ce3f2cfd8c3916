"""An ordered dict gives its oldest entry away when it has too many."""

from collections import OrderedDict

from openai import OpenAI


class Recent:
    limit = 32

    def __init__(self):
        self.client = OpenAI()
        self.streams = OrderedDict()

    def ask(self, request_id, prompt):
        self.streams[request_id] = self.client.responses.create(model="gpt-4o", input=prompt, stream=True)
        while len(self.streams) > self.limit:
            self.streams.popitem(last=False)
        yield from self.streams[request_id]

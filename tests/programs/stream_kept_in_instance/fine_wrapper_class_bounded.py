"""A history class of the project's own that keeps no more than its limit."""

from anthropic import Anthropic


class History:
    def __init__(self, limit=20):
        self._items = []
        self._limit = limit

    def add(self, item):
        self._items.append(item)
        if len(self._items) > self._limit:
            self._items.pop(0)


class Agent:
    def __init__(self, client: Anthropic):
        self.client = client
        self.history = History()

    def run(self, tools, messages):
        for stream in self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        ):
            stream.until_done()
            self.history.add(stream)

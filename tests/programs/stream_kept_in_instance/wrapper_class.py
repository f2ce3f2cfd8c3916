"""A history class of the project's own: the store is inside its `add`."""

from anthropic import Anthropic


class History:
    def __init__(self):
        self._items = []

    def add(self, item):
        self._items.append(item)  # leak: STL103

    def __len__(self):
        return len(self._items)


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

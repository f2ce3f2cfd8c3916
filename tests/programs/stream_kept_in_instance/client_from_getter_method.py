"""A lazy getter makes the client at first use."""

from anthropic import Anthropic


class Assistant:
    def __init__(self):
        self._client = None
        self.opened = []

    def _get_client(self) -> Anthropic:
        if self._client is None:
            self._client = Anthropic()
        return self._client

    def ask(self, messages):
        with self._get_client().messages.stream(model="claude-haiku-4-5", max_tokens=9, messages=messages) as stream:
            self.opened.append(stream)  # leak: STL103
            return stream.get_final_text()

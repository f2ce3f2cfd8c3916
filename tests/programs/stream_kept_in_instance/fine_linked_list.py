"""Turns that hold the text of the turn before, turns of which the last is taken off, and a list that is begun anew."""

import anthropic


class Turn:
    def __init__(self, stream, before):
        self.stream = stream
        self.before = before


class Session:
    def __init__(self, client: anthropic.Anthropic):
        self.client = client
        self.last = None
        self.open = None
        self.text = None

    def _runner(self, messages):
        return self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, messages=messages, tools=[], stream=True
        )

    def texts(self, messages):
        for stream in self._runner(messages):
            self.text = Turn(stream, self.text.before if self.text else "")

    def nested(self, messages):
        for stream in self._runner(messages):
            self.open = Turn(stream, self.open)
            try:
                stream.until_done()
            finally:
                self.open = self.open.before

    def begun(self, messages):
        self.last = None
        for stream in self._runner(messages):
            self.last = Turn(stream, self.last)
            stream.until_done()
            self.last = None

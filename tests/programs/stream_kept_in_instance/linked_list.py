"""Each turn holds the turn before, and the session the last one: so it holds them all."""

import anthropic


class Turn:
    def __init__(self, stream, before):
        self.stream = stream
        self.before = before


class Session:
    def __init__(self, client: anthropic.Anthropic):
        self.client = client
        self.last = None

    def run(self, messages):
        runner = self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, messages=messages, tools=[], stream=True
        )
        for stream in runner:
            self.last = Turn(stream, self.last)  # leak: STL103
            stream.until_done()

"""The attribute holds the newest stream only."""

import anthropic


class Agent:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self._current = None

    def run(self, tools, messages):
        runner = self.client.beta.messages.tool_runner(
            model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
        )
        for stream in runner:
            self._current = stream
            yield from stream.text_stream

    def stop(self):
        if self._current is not None:
            self._current.close()

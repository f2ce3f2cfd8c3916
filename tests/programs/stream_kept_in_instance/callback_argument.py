"""A bound method goes along as a callback, and is called with each stream."""

import anthropic


def drive(client: anthropic.Anthropic, tools, messages, on_stream):
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        stream.until_done()
        on_stream(stream)


class Recorder:
    def __init__(self):
        self.client = anthropic.Anthropic()
        self.streams = []

    def keep(self, stream):
        self.streams.append(stream)  # leak: STL103

    def run(self, tools, messages):
        drive(self.client, tools, messages, self.keep)

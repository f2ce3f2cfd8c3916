"""The local deque is bounded."""

from collections import deque

import anthropic


def run(client: anthropic.Anthropic, tools, messages):
    recent = deque(maxlen=2)
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        stream.until_done()
        recent.append(stream)

"""A slice assignment leaves the last five."""

import anthropic


def run(client: anthropic.Anthropic, tools, messages):
    turns = []
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        stream.until_done()
        turns.append(stream)
        turns[:] = turns[-5:]

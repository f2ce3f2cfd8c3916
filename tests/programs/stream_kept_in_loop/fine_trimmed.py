"""The local list is cut in each iteration."""

import anthropic


def run(client: anthropic.Anthropic, tools, messages):
    recent = []
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        stream.until_done()
        recent.append(stream)
        if len(recent) > 3:
            del recent[0]

"""The loop leaves after the first stream that it keeps."""

import anthropic


def probe(client: anthropic.Anthropic, tools, messages):
    found = []
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        found.append(stream)
        break
    return len(found)

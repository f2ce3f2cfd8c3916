"""`list(runner)` and `[*runner]` keep every stream, `list(stream)` would keep events."""

import anthropic


def first(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    streams = list(runner)  # leak: STL104
    print(len(streams))


def second(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    streams = [*runner]  # leak: STL104
    print(len(streams))

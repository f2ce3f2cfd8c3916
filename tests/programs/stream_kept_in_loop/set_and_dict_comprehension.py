"""Sets and dicts that comprehensions make of a runner's streams."""

import anthropic


def as_set(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    opened = {stream for stream in runner}  # leak: STL104
    return len(opened)


def as_dict(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    opened = {number: stream for number, stream in enumerate(runner)}  # leak: STL104
    return max(opened)

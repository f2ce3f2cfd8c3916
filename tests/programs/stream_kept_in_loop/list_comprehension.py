"""A comprehension over a runner is a list of streams."""

import anthropic


def run(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    streams = [stream for stream in runner]  # leak: STL104
    print(len(streams))

"""A lambda appends to the local list, once for each stream of the runner."""

import anthropic


def each(runner, visit):
    for stream in runner:
        visit(stream)


def run(client: anthropic.Anthropic, tools, messages):
    opened = []
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    each(runner, lambda stream: opened.append(stream))  # leak: STL104
    print(len(opened))

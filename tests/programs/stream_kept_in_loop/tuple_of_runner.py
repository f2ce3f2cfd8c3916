"""A tuple made of a runner holds every stream that it yields."""

import anthropic


def open_runner(client: anthropic.Anthropic, tools, messages):
    return client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )


def run(client: anthropic.Anthropic, tools, messages):
    everything = tuple(open_runner(client, tools, messages))  # leak: STL104
    print(len(everything))

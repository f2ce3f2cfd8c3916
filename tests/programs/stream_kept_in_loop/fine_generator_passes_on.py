"""A generator counts the streams that it hands on."""

import anthropic


def observed(runner):
    count = 0
    for stream in runner:
        count += 1
        yield stream
    print(count)


def run(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    for stream in observed(runner):
        stream.until_done()

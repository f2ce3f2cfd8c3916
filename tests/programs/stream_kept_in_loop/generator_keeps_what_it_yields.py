"""A generator remembers each stream that it hands on."""

import anthropic


def observed(runner):
    kept = []
    for stream in runner:
        kept.append(stream)  # leak: STL104
        yield stream
    print(len(kept))


def run(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    for stream in observed(runner):
        stream.until_done()

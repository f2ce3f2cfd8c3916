"""A generator expression over a runner holds one stream at a time."""

import anthropic


def run(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    finals = (stream.get_final_message() for stream in runner)
    return sum(final.usage.output_tokens for final in finals)

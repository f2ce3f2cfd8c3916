"""A comprehension over a runner gives texts, and one over a stream gives events."""

import anthropic


def run(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    texts = [stream.get_final_text() for stream in runner]
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as last:
        events = [event for event in last]
    return texts, events

"""`list(stream)` keeps the events of one stream, also when that one came from a runner."""

import anthropic


def run(client: anthropic.Anthropic, tools, messages):
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        events = list(stream)
        texts = [event.text for event in events if event.type == "text"]
        print("".join(texts))

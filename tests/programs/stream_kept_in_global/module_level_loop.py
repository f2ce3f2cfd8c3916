"""The loop itself stands at the top level of the module."""

import anthropic

client = anthropic.Anthropic()
turns = []
runner = client.beta.messages.tool_runner(
    model="claude-sonnet-4-5", max_tokens=1024, tools=[], messages=[{"role": "user", "content": "go"}], stream=True
)
for stream in runner:
    for event in stream:
        print(event)
    turns.append(stream)  # leak: STL101

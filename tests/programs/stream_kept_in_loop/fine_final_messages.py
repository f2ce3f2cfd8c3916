"""The list before the loop gets the final messages."""

import anthropic


def run(client: anthropic.Anthropic, tools, messages):
    turns = []
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        for event in stream:
            print(event)
        turns.append(stream.get_final_message())
    return turns

"""The helper gets streams for a list that is new each turn, and words for the list before the loop."""

import anthropic


def push(items, item):
    items.append(item)


def run(client: anthropic.Anthropic, tools, messages):
    words = []
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        this_turn = []
        push(this_turn, stream)
        push(words, stream.get_final_text())
        print(len(this_turn))
    return words

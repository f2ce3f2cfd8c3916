"""The loop hands list and stream to a helper, which is also used for words."""

import anthropic


def push(items, item):
    items.append(item)  # leak: STL104


def words(text):
    found = []
    for word in text.split():
        push(found, word)
    return found


def run(client: anthropic.Anthropic, tools, messages):
    turns = []
    for stream in client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    ):
        stream.until_done()
        push(turns, stream)
    print(len(turns))

"""A function leaves its loop by `return`, and hands the stream to a caller who asks it."""

from anthropic import Anthropic

client = Anthropic()


def until_tool(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for event in stream:
            if event.type == "input_json":
                return stream
    return stream


def ask(messages):
    stream = until_tool(messages)
    return stream.get_final_message()  # leak: STL205

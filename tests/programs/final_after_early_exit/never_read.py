"""Nothing in the block reads the stream."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        print("asked", stream.request_id)
    if messages:
        return stream.get_final_message()  # leak: STL205
    return None

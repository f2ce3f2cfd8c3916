"""The loop is left early, then the block, and then the message is asked for."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, stop):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for event in stream:
            if stop(event):
                break
    message = stream.get_final_message()  # leak: STL205
    return message.content

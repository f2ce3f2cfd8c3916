"""A flag tells the ways apart: the message is asked for only where all was read."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, stop):
    whole = True
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for event in stream:
            if stop(event):
                whole = False
                break
    return stream.get_final_message() if whole else None


def ask_again(messages, stop):
    stopped = False
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for event in stream:
            if stop(event):
                stopped = True
                break
    if stopped:
        return None
    return stream.get_final_message()

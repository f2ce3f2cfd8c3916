"""Where the loop is left early, the function is left too."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, stop):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for event in stream:
            if stop(event):
                return None
    return stream.get_final_message()

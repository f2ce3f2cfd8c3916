"""The rest is read by `until_done()`, by a list, by a helper, each inside of the block."""

from anthropic import Anthropic

client = Anthropic()


def show(events):
    for event in events:
        print(event)


def ask(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as first:
        first.until_done()
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as second:
        events = list(second)
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as third:
        show(third)
    return events, first.get_final_message(), second.get_final_message(), third.get_final_message()

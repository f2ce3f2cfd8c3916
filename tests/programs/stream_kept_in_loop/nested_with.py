"""Two streams are opened by one `with` in a loop, and one of them is kept."""

from anthropic import Anthropic


def duel(client: Anthropic, prompts):
    losers = []
    for messages in prompts:
        with (
            client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as small,
            client.messages.stream(model="claude-opus-4-5", max_tokens=64, messages=messages) as large,
        ):
            print(large.get_final_text(), small.get_final_text())
            losers.append(small)  # leak: STL104
    return len(losers)

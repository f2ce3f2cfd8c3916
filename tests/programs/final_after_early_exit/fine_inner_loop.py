"""The `break` leaves an inner loop over something else."""

from anthropic import Anthropic

client = Anthropic()


def ask(messages, words):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for text in stream.text_stream:
            for word in words:
                if word in text:
                    print(word)
                    break
    return stream.get_final_message()

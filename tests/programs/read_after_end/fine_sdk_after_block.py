"""The SDK's stream clears nothing: accessors and snapshot after a block that read everything are right."""

from anthropic import Anthropic


def ask(client: Anthropic, messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
        for text in stream.text_stream:
            print(text, end="")
    print(stream.get_final_message().usage)
    print(stream.current_message_snapshot.id)
    return stream.get_final_text()

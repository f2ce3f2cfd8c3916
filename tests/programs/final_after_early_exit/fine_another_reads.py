"""A task that was started in the block reads the stream; nobody knows how far."""

import threading

from anthropic import Anthropic

client = Anthropic()


def ask(messages):
    with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:

        def pump():
            for text in stream.text_stream:
                print(text)

        thread = threading.Thread(target=pump)
        thread.start()
        thread.join()
    return stream.get_final_message()

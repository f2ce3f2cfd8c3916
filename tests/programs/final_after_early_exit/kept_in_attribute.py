"""The stream is kept in an attribute; the loop over it is left early, and the message is asked for after the block."""

from anthropic import Anthropic


class Turn:
    def __init__(self, client: Anthropic):
        self.client = client
        self.stream = None

    def first_line(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.stream = stream
            for text in self.stream.text_stream:
                if "\n" in text:
                    break
        return self.stream.get_final_message()  # leak: STL205

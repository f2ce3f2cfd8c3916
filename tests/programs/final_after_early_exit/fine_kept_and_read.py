"""The stream in the attribute is read to its end, by the loop or by another method; or the message is asked for inside."""

from anthropic import Anthropic

client = Anthropic()


class Turn:
    def __init__(self):
        self.stream = None
        self.shown = 0

    def whole(self, messages):
        with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as self.stream:
            for text in self.stream.text_stream:
                print(text)
        return self.stream.get_final_message()

    def the_rest(self, messages):
        with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as self.stream:
            for text in self.stream.text_stream:
                if "\n" in text:
                    break
            self._drain()
        return self.stream.get_final_message()

    def _drain(self):
        for _ in self.stream:
            self.shown += 1

    def inside(self, messages):
        with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as self.stream:
            for text in self.stream.text_stream:
                if "\n" in text:
                    break
            return self.stream.get_final_message()

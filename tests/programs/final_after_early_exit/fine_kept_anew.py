"""The attribute holds another stream by the time it is asked."""

from anthropic import Anthropic

client = Anthropic()


class Turn:
    def ask(self, messages):
        with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.stream = stream
            for text in stream.text_stream:
                if "\n" in text:
                    break
        with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as again:
            self.stream = again
            again.until_done()
        return self.stream.get_final_message()

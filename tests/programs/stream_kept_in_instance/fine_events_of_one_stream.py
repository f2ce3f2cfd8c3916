"""Events of one stream, the ids, and the counts are kept."""

from anthropic import Anthropic


class Recorder:
    def __init__(self):
        self.client = Anthropic()
        self.events = []
        self.ids = []
        self.total = 0

    def record(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            for event in stream:
                self.events.append(event)
            final = stream.get_final_message()
        self.ids.append(final.id)
        self.total += final.usage.output_tokens

"""Another handler's accessor is asked, one that was read before."""

from openai import AssistantEventHandler


class Comparing(AssistantEventHandler):
    def __init__(self, other: AssistantEventHandler):
        super().__init__()
        self.other = other

    def on_end(self):
        print(self.other.get_final_messages())

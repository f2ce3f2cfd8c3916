"""A handler for a text, with a name of its own, that is no end."""

from openai import AssistantEventHandler


class Saving(AssistantEventHandler):
    def finish(self):
        print(self.get_final_messages())

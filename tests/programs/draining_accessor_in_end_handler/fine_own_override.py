"""The class has an accessor of its own under that name, which drains nothing."""

from openai import AssistantEventHandler


class Saving(AssistantEventHandler):
    def get_final_messages(self):
        return [self.current_message_snapshot]

    def on_end(self):
        print(self.get_final_messages())

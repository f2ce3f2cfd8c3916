"""A class between, of the project's own, stands between the SDK's class and the handler."""

from openai import AssistantEventHandler


class Base(AssistantEventHandler):
    def on_text_created(self, text):
        print(text)


class Saving(Base):
    def on_end(self):
        print(self.get_final_messages())  # leak: STL204

"""The handler of an assistant's run asks for the final messages when it is told of the end."""

from openai import AssistantEventHandler, OpenAI

client = OpenAI()


class Saving(AssistantEventHandler):
    def __init__(self, store):
        super().__init__()
        self.store = store

    def on_end(self):
        self.store.save(self.get_final_messages())  # leak: STL204


def ask(store, thread, assistant):
    with client.beta.threads.runs.stream(
        thread_id=thread, assistant_id=assistant, event_handler=Saving(store)
    ) as stream:
        stream.until_done()

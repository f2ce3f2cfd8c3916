"""The accessor is called after the stream was read, not in the handler."""

from openai import AssistantEventHandler, OpenAI

client = OpenAI()


class Printing(AssistantEventHandler):
    def on_end(self):
        print("done")


def ask(thread, assistant):
    with client.beta.threads.runs.stream(thread_id=thread, assistant_id=assistant, event_handler=Printing()) as stream:
        stream.until_done()
    return stream.get_final_messages()

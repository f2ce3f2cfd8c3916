"""Classes of the project that are a library's stream by inheritance: handlers of an assistant's run."""

import openai
from openai import AssistantEventHandler

client = openai.OpenAI()
HANDLERS = {}
RUNS = {}


class Printing(AssistantEventHandler):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def on_text_delta(self, delta, snapshot):
        print(self.name, delta.value)


def run(rid, thread):
    handler = Printing(rid)
    HANDLERS[rid] = handler  # leak: STL101
    with client.beta.threads.runs.stream(thread_id=thread, assistant_id="a", event_handler=handler) as stream:
        stream.until_done()


def run_well(rid, thread):
    handler = Printing(rid)
    with client.beta.threads.runs.stream(thread_id=thread, assistant_id="a", event_handler=handler) as stream:
        stream.until_done()
    RUNS[rid] = handler.current_run

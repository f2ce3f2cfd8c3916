"""Accessors that drain the stream in its own end handler raise; what hangs from the handler itself is there."""

import openai
from openai import AssistantEventHandler

client = openai.OpenAI()
RUNS = {}
SAVED = []


class Draining(AssistantEventHandler):
    def on_end(self):
        SAVED.append(self.get_final_messages())  # leak: STL204


class Reading(AssistantEventHandler):
    def on_end(self):
        SAVED.append(self.current_message_snapshot)

    def on_message_done(self, message):
        SAVED.append(message.id)


def run(rid, thread):
    with client.beta.threads.runs.stream(thread_id=thread, assistant_id="a", event_handler=Draining()) as stream:
        stream.until_done()


def run_well(rid, thread):
    with client.beta.threads.runs.stream(thread_id=thread, assistant_id="a", event_handler=Reading()) as stream:
        stream.until_done()
    RUNS[rid] = stream.get_final_messages()

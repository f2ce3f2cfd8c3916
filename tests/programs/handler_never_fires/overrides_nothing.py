"""The handler of an assistant's run is told of `on_text_done` and others; nothing calls `on_text_finished`."""

import openai


class Printing(openai.AssistantEventHandler):
    def on_text_delta(self, delta, snapshot):
        print(delta.value, end="")

    def on_text_finished(self, text):  # leak: STL203
        print(text.value)


def run(client: openai.OpenAI, thread_id: str, assistant_id: str) -> None:
    with client.beta.threads.runs.stream(
        thread_id=thread_id, assistant_id=assistant_id, event_handler=Printing()
    ) as stream:
        stream.until_done()

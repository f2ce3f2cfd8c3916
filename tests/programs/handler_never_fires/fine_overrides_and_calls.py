"""What the subclass calls itself, what it calls by its name, and what another base may call, are no lost handlers."""

import openai


class Tracing:
    def trace(self, event):
        self.on_trace(event)


class Recorder(openai.AssistantEventHandler):
    def on_event(self, event):
        self.on_any(event)
        getattr(self, "on_other")(event)

    def on_any(self, event):
        print(event)

    def on_other(self, event):
        print(event)

    def once_more(self):
        print("again")


class Traced(Tracing, openai.AssistantEventHandler):
    def on_trace(self, event):
        print(event)

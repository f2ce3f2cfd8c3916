"""What the table says is still there in the handler: the snapshots."""

from openai import AssistantEventHandler


class Saving(AssistantEventHandler):
    def __init__(self, store):
        super().__init__()
        self.store = store

    def on_end(self):
        self.store.save(self.current_message_snapshot, self.current_run)

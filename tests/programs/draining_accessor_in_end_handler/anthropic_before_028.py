"""A message stream of the time when the SDK called `on_end`: the final text is asked for there."""

from anthropic import MessageStream


class Printing(MessageStream):
    def on_end(self):
        print(self.get_final_text())  # leak: STL204

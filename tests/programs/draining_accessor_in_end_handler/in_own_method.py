"""`on_end` calls a method, and that one drains."""

from openai import AssistantEventHandler


class Saving(AssistantEventHandler):
    def on_end(self):
        self.write("done")

    def write(self, why):
        self.until_done()  # leak: STL204
        print(why)

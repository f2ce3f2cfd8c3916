"""Another class has a list of the same name, and only that one is emptied."""

from anthropic import Anthropic


class Screen:
    def __init__(self):
        self.history = []

    def show(self, line):
        self.history.append(line)

    def redraw(self):
        self.history.clear()


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.screen = Screen()
        self.history = []

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.history.append(stream)  # leak: STL103
            self.screen.show(stream.get_final_text())
        self.screen.redraw()

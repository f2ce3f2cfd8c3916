"""Two classes have an `add`: the one that gets streams adds up tokens, the other one keeps texts."""

from anthropic import Anthropic


class Meter:
    def __init__(self):
        self.tokens = 0

    def add(self, stream):
        self.tokens += stream.get_final_message().usage.output_tokens


class Log:
    def __init__(self):
        self.lines = []

    def add(self, line):
        self.lines.append(line)


class Agent:
    def __init__(self):
        self.client = Anthropic()
        self.meter = Meter()
        self.log = Log()

    def ask(self, messages):
        with self.client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=messages) as stream:
            self.meter.add(stream)
            self.log.add(stream.get_final_text())

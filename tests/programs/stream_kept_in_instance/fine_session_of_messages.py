"""The same session, but its runner yields messages."""

import anthropic


class Session:
    def __init__(self, runner):
        self.runner = runner
        self.turns = []

    def run(self):
        for turn in self.runner:
            self.turns.append(turn)


def start(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages
    )
    session = Session(runner)
    session.run()
    return session

"""The session gets its runner of streams from the function that builds it, and keeps what the runner yields."""

import anthropic


class Session:
    def __init__(self, runner):
        self.runner = runner
        self.turns = []

    def run(self):
        for stream in self.runner:
            stream.until_done()
            self.turns.append(stream)  # leak: STL103


def start(client: anthropic.Anthropic, tools, messages):
    runner = client.beta.messages.tool_runner(
        model="claude-sonnet-4-5", max_tokens=1024, tools=tools, messages=messages, stream=True
    )
    session = Session(runner)
    session.run()
    return session

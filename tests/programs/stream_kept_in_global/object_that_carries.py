"""Objects that carry a stream in an attribute go into the module's list."""

from anthropic import Anthropic

client = Anthropic()
SESSIONS = []


class Session:
    def __init__(self, messages):
        self.messages = messages
        self.stream = client.messages.create(model="claude-haiku-4-5", max_tokens=64, messages=messages, stream=True)

    def play(self):
        for event in self.stream:
            print(event)


def open_session(messages):
    session = Session(messages)
    SESSIONS.append(session)  # leak: STL101
    return session

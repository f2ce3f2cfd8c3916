"""Objects that hold a stream only while their method runs, in a local of it, go into the module's list."""

from anthropic import Anthropic

client = Anthropic()
SESSIONS = []


class Session:
    def __init__(self, messages):
        self.messages = messages
        self.texts = []

    def play(self):
        with client.messages.stream(model="claude-haiku-4-5", max_tokens=64, messages=self.messages) as stream:
            for text in stream.text_stream:
                self.texts.append(text)


def open_session(messages):
    session = Session(messages)
    SESSIONS.append(session)
    session.play()
    return session

"""Sessions are taken out by a hook: the base class, which is a library's, calls it."""

from browsers import Toolset
from openai import OpenAI

client = OpenAI()


class Browser(Toolset):
    def __init__(self):
        self.sessions = {}

    def open(self, tab):
        if tab not in self.sessions:
            self.sessions[tab] = client.responses.create(model="m", input=tab, stream=True)

    def _state(self, tabs):
        for tab in set(self.sessions) - set(tabs):
            self.sessions.pop(tab, None)


browser = Browser()

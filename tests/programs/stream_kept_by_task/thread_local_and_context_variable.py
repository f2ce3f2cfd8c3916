"""Lists in a thread-local and in a context variable: they live as long as the thread and the context, not the request."""

import threading
from contextvars import ContextVar

import anthropic

client = anthropic.Anthropic()
local = threading.local()
opened = ContextVar("opened", default=[])


class State(threading.local):
    def __init__(self):
        self.streams = {}


state = State()


def _stream(prompt):
    return client.messages.create(model="claude-sonnet-4-5", max_tokens=1024, messages=[prompt], stream=True)


def by_thread(prompt):
    if not hasattr(local, "streams"):
        local.streams = []
    local.streams.append(_stream(prompt))  # leak: STL107


def by_context(prompt):
    opened.get().append(_stream(prompt))  # leak: STL107


def by_class(key, prompt):
    state.streams[key] = _stream(prompt)  # leak: STL107

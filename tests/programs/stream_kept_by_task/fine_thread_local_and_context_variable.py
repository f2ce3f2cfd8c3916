"""A thread-local and a context variable that have the stream of now: the next one takes its place, or it is reset."""

import threading
from contextvars import ContextVar

import anthropic

client = anthropic.Anthropic()
local = threading.local()
current = ContextVar("current", default=None)
texts = ContextVar("texts", default=())


def _stream(prompt):
    return client.messages.create(model="claude-sonnet-4-5", max_tokens=1024, messages=[prompt], stream=True)


def by_thread(prompt):
    local.stream = _stream(prompt)
    local.streams = []
    local.streams.append(local.stream)


def by_context(prompt):
    token = current.set(_stream(prompt))
    try:
        for event in current.get():
            print(event.type)
    finally:
        current.reset(token)


def text_only(prompt):
    with client.messages.stream(model="claude-sonnet-4-5", max_tokens=1024, messages=[prompt]) as stream:
        texts.set((*texts.get(), stream.get_final_text()))

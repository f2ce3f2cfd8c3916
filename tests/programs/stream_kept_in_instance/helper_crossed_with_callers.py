"""A helper with two callers: the one gives it a stream and the object's list, the other only local things."""

from anthropic import Anthropic


def put(container, key, value):
    container[key] = value  # leak: STL103


class Agent:
    def __init__(self, client: Anthropic):
        self.client = client
        self.streams = {}

    def ask(self, request_id, messages):
        stream = self.client.messages.create(model="claude-haiku-4-5", max_tokens=9, messages=messages, stream=True)
        put(self.streams, request_id, stream)
        return stream


def index(words):
    places = {}
    for place, word in enumerate(words):
        put(places, word, place)
    return places

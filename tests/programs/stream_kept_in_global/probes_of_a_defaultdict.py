"""Handlers of a topic and of all that is above it, in a table of the module that a message only looks into."""

from collections import defaultdict
from itertools import accumulate

HANDLERS = defaultdict(list)
SYNONYMS = defaultdict(list)


def register(topic, handler):
    HANDLERS[topic].append(handler)


def on_message(topic, body):
    for level in accumulate(topic.split("/"), "{}/{}".format):
        for handler in HANDLERS[level]:  # leak: STL101
            handler(body)


def register_synonym(word, other):
    SYNONYMS[word].append(other)


def synonyms(text):
    for word in text.split():
        for other in SYNONYMS.get(word, ()):
            yield other

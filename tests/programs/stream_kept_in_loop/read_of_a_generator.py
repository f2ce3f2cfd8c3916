"""A generator that makes a stream in each of its rounds, read by `next` or through another generator."""

import anthropic

client = anthropic.Anthropic()


def ask(text):
    return client.messages.create(model="claude", max_tokens=10, messages=[text], stream=True)


def answers(text):
    while True:
        yield ask(text)


def relayed(text):
    yield from answers(text)


def first(text):
    yield ask(text)


def by_next(text):
    kept = []
    asked = answers(text)
    while True:
        answer = next(asked)
        kept.append(answer)  # leak: STL104
        if answer is None:
            return kept


def by_loop(text):
    kept = []
    for answer in relayed(text):
        kept.append(answer)  # leak: STL104
    return kept


def anew(text):
    kept = []
    while True:
        answer = next(first(text))
        kept.append(answer)  # leak: STL104
        if answer is None:
            return kept

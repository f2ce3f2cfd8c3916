"""A generator that makes one stream, or two, makes no more however it is read, and wherever else it is called in a loop."""

import anthropic

client = anthropic.Anthropic()


def ask(text):
    return client.messages.create(model="claude", max_tokens=10, messages=[text], stream=True)


def both(text):
    yield ask(text)
    yield ask(text.upper())


def relayed(text):
    yield from both(text)


def by_next(text):
    kept = []
    asked = iter(both(text))
    while True:
        try:
            answer = next(asked)
        except StopIteration:
            break
        kept.append(answer)
    return kept


def by_loop(text):
    kept = []
    for answer in relayed(text):
        kept.append(answer)
    return kept


def by_list(text):
    return list(both(text))


def printed(texts):
    for text in texts:
        for answer in both(text):
            for event in answer:
                print(event)

"""Generators that are read to their end, closed, or let go; one that was not begun is for others to read."""

import anthropic

client = anthropic.Anthropic()
OPEN = []


def ask(text):
    return client.messages.create(model="claude", max_tokens=10, messages=[text], stream=True)


def reading(stream):
    for event in stream:
        yield event
    stream.close()


def read(texts):
    for text in texts:
        parts = reading(ask(text))
        for part in parts:
            print(part)
        OPEN.append(parts)


def listed(texts):
    for text in texts:
        OPEN.append(list(reading(ask(text))))


def closed(texts):
    for text in texts:
        parts = reading(ask(text))
        print(next(parts))
        parts.close()
        OPEN.append(parts)


def only_the_first(texts):
    for text in texts:
        OPEN.append(next(reading(ask(text))))


def not_begun(texts):
    for text in texts:
        OPEN.append(reading(ask(text)))


def read_by_next_to_the_end(texts):
    for text in texts:
        parts = reading(ask(text))
        while True:
            try:
                print(next(parts))
            except StopIteration:
                break
        OPEN.append(parts)


def read_by_next_with_a_default(texts):
    for text in texts:
        parts = reading(ask(text))
        while next(parts, None) is not None:
            pass
        OPEN.append(parts)


def letting_go(stream):
    name = stream.response.url
    del stream
    while True:
        yield name


def gone_from_its_frame(texts):
    for text in texts:
        parts = letting_go(ask(text))
        print(next(parts))
        OPEN.append(parts)

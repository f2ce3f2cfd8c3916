"""A nested function fills what the function around it holds."""

import acme


def session():
    streams = []
    count = 0

    def remember(stream):
        nonlocal count
        count += 1
        streams.append(stream)  # keeps: streams -> Stream

    for stream in acme.run():
        remember(stream)
    return count


def numbers():
    seen = []

    def remember(stream):
        seen.append(stream.id)

    for stream in acme.run():
        remember(stream)

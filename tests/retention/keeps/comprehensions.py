"""Comprehensions and copies that read a runner keep all it yields; generator expressions hand on."""

import acme


def session():
    streams = [stream for stream in acme.run()]  # keeps: streams -> Stream
    listed = list(acme.run())  # keeps: listed -> Stream
    texts = [stream.final_message() for stream in acme.run()]
    lazily = (stream for stream in acme.run())
    return sum(1 for stream in lazily), len(texts), len(streams), len(listed)

"""Holders that hold no more than a constant number, or do not hold at all."""

import weakref
from collections import deque

import acme

LAST = deque(maxlen=4)
ALL = deque()
WEAK = weakref.WeakSet()
BY_ID = weakref.WeakValueDictionary()
RING = {}


def run():
    for number, stream in enumerate(acme.run()):
        LAST.append(stream)
        ALL.append(stream)  # keeps: ALL -> Stream
        WEAK.add(stream)
        BY_ID[stream.id] = stream
        RING[number % 4] = stream

"""Streams of the project's own in a dict of the module."""

import itertools

_ids = itertools.count()
LIVE = {}


class EventStream:
    def __init__(self, source):
        self.id = next(_ids)
        self._source = source
        self._events = []

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self._events.clear()

    async def __aiter__(self):
        async for event in self._source:
            self._events.append(event)
            yield event


async def serve(source):
    stream = EventStream(source)
    LIVE[stream.id] = stream  # leak: STL101
    async with stream:
        async for event in stream:
            print(event)

"""The async generator clears in its finally; the list is read after the loop."""


class EventStream:
    def __init__(self, source):
        self._source = source
        self.events = []

    async def __aiter__(self):
        try:
            async for event in self._source:
                self.events.append(event)
                yield event
        finally:
            self.events = []


async def play(source):
    stream = EventStream(source)
    async for event in stream:
        print(event)
    return [event.id for event in stream.events]  # leak: STL202

"""A partial is registered for the end, and saves what the accessor gives."""

from functools import partial


class EventStream:
    def __init__(self, transport):
        self._transport = transport
        self._hooks = {}
        self.received = []
        self._last = None

    def once(self, event, hook):
        self._hooks.setdefault(event, []).append(hook)

    async def _fire(self, event):
        for hook in self._hooks.pop(event, []):
            hook()

    async def __aiter__(self):
        async for item in self._transport:
            self.received.append(item)
            yield item
        self._last = self.received[-1]
        await self._fire("end")
        self.received.clear()
        self._hooks.clear()

    def last(self):
        return self._last


def save(stream, path):
    path.write_text(stream.last())


async def record(transport, path):
    stream = EventStream(transport)
    stream.once("end", partial(save, stream, path))
    async for item in stream:
        print(item)

"""STL301: two lists of an asynchronous stream; the accessor reads the stream first, and says where there is nothing."""

from __future__ import annotations


class Stream:
    def __init__(self, source) -> None:
        self._source = source
        self._events: list[object] = []
        self._messages: list[object] = []
        self._final_message: object | None = None

    async def __aiter__(self):
        try:
            async for item in self._source:
                self._events.append(item)
                if item.number % 2 == 0:
                    self._messages.append(item)
                yield item
        finally:
            if self._messages:
                self._final_message = self._messages[-1]
            self._events = []
            self._messages = []

    async def until_done(self) -> None:
        async for _ in self:
            pass

    async def get_final_message(self) -> object:
        await self.until_done()
        if not self._messages and self._final_message is not None:
            return self._final_message
        if not self._messages:
            raise LookupError("no message has come")
        return self._messages[-1]

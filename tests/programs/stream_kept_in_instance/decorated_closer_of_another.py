"""What would take a stream out of a set is decorated by an object, but ends another set."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import anthropic


class Logged:
    def __call__(self, function: Callable[..., Awaitable[None]]) -> Any:
        async def wrapper(*args: Any) -> None:
            try:
                await function(*args)
            except Exception as error:
                print(error)

        return wrapper


logged = Logged()


class Streams:
    def __init__(self, service: "Service") -> None:
        self.service = service
        self.open: set[Any] = set()
        self.ended: set[Any] = set()

    def begin(self, text: str) -> None:
        message = {"role": "user", "content": text}
        stream = self.service.client.messages.create(model="m", max_tokens=1, messages=[message], stream=True)
        self.open.add(stream)  # leak: STL103
        self.service.soon(self._end, stream)

    @logged
    async def _end(self, stream: Any) -> None:
        for event in stream:
            print(event)
        self.ended.remove(stream)


class Service:
    def __init__(self) -> None:
        self.client = anthropic.Anthropic()
        self.streams = Streams(self)

    def soon(self, call: Callable[..., Awaitable[None]], *given: Any) -> None:
        asyncio.ensure_future(call(*given))

    async def handle(self, text: str) -> None:
        self.streams.begin(text)

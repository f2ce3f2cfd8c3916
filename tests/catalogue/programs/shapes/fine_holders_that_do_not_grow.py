"""One slot, a bounded deque, a weak set, and registries that others empty."""

import weakref
from collections import deque

import openai
from aiohttp import web

SOCKETS = web.AppKey("sockets", weakref.WeakSet)
client = openai.OpenAI()


class Current:
    def __init__(self):
        self._current = None
        self.recent = deque(maxlen=8)

    def turn(self, asked):
        stream = client.responses.create(model="m", input=asked, stream=True)
        self._current = stream
        self.recent.append(stream)
        return [event.type for event in stream]


async def live(request):
    ws = web.WebSocketResponse()
    await ws.prepare(request)
    request.app[SOCKETS].add(ws)
    async for message in ws:
        print(message)
    return ws


def make_app():
    app = web.Application()
    app[SOCKETS] = weakref.WeakSet()
    app.router.add_get("/live", live)
    return app


class Stoppable:
    """`stop()` takes an entry out, and a sweeper the old ones."""

    def __init__(self):
        self.active = {}

    def start(self, key, asked):
        self.active[key] = client.responses.create(model="m", input=asked, stream=True)

    def stop(self, key):
        stream = self.active.pop(key, None)
        if stream is not None:
            stream.close()

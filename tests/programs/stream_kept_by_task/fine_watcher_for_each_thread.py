"""The guard is kept in a thread-local: one watcher for each loop."""

import asyncio
import threading

LOCAL = threading.local()
STOPPING = False


class State:
    started = False


def state():
    found = getattr(LOCAL, "state", None)
    if found is None:
        found = State()
        LOCAL.state = found
    return found


async def watch():
    while True:
        if STOPPING:
            break
        await asyncio.sleep(0.5)


def ensure_watcher():
    current = state()
    if not current.started:
        current.started = True
        asyncio.get_running_loop().create_task(watch())


async def app(scope, receive, send):
    ensure_watcher()
    await send({"type": "http.response.start"})

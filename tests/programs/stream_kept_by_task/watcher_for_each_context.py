"""The guard that starts one watcher is kept in a context variable: each request has its own, and starts one more."""

import asyncio
import contextvars

STATE = contextvars.ContextVar("state", default=None)
STOPPING = False


class State:
    started = False


def state():
    found = STATE.get()
    if found is None:
        found = State()
        STATE.set(found)
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
        asyncio.get_running_loop().create_task(watch())  # leak: STL107


async def app(scope, receive, send):
    ensure_watcher()
    await send({"type": "http.response.start"})

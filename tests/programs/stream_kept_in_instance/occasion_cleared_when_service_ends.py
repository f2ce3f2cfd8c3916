"""A manager whose table of sessions is cleared when it stops to serve, and not before."""

import contextlib
import uuid

import transport


class SessionManager:
    def __init__(self):
        self.sessions = {}
        self.group = None

    @contextlib.asynccontextmanager
    async def run(self):
        async with transport.group() as group:
            self.group = group
            try:
                yield
            finally:
                group.cancel()
                self.sessions.clear()

    async def handle_request(self, request):
        known = self.sessions.get(request.header("session"))
        if known is not None:
            return await known.answer(request)
        opened = transport.Session(uuid.uuid4().hex)
        self.sessions[opened.session_id] = opened  # leak: STL103
        return await opened.answer(request)

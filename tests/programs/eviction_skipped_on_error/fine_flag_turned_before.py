"""A session is taken out however it ended."""

import asyncio
from uuid import uuid4


class Transport:
    def __init__(self, session_id):
        self.session_id = session_id
        self._ended = False

    @property
    def is_ended(self):
        return self._ended

    def end(self):
        self._ended = True

    async def run(self):
        await asyncio.sleep(60)


class Manager:
    def __init__(self):
        self.sessions = {}

    async def open(self):
        session_id = uuid4().hex
        transport = Transport(session_id)
        self.sessions[session_id] = transport

        async def serve():
            try:
                await transport.run()
            finally:
                self.sessions.pop(session_id, None)
                if not transport.is_ended:
                    transport.end()

        asyncio.create_task(serve())

"""Only a session that crashed is taken out: one that was ended has its flag turned by then."""

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
        self.sessions[session_id] = transport  # leak: STL108

        async def serve():
            try:
                await transport.run()
            finally:
                if not transport.is_ended:
                    del self.sessions[session_id]

        asyncio.create_task(serve())

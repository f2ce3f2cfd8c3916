"""A lock for each session, made by reading a defaultdict of which nothing is ever deleted."""

import asyncio
from collections import defaultdict


class ChatServer:
    def __init__(self, model):
        self.model = model
        self.locks = defaultdict(asyncio.Lock)
        self.counts = defaultdict(int)

    async def answer(self, session_id, text):
        self.counts[session_id] += 1
        async with self.locks[session_id]:  # leak: STL103
            return await self.model.answer(text)


class TidyServer:
    def __init__(self, model):
        self.model = model
        self.locks = defaultdict(asyncio.Lock)

    async def answer(self, session_id, text):
        async with self.locks[session_id]:
            return await self.model.answer(text)

    def close_session(self, session_id):
        self.locks.pop(session_id, None)

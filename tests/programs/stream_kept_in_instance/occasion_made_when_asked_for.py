"""What is made where it is asked for first, under keys that nobody asks for again once their occasion is over."""

import asyncio


class StreamState:
    def __init__(self, stream_id):
        self.stream_id = stream_id
        self.buffer = b""


class Connection:
    def __init__(self, quic):
        self._quic = quic
        self._streams = {}
        self._locks = {}

    def receive(self, stream_id, data):
        stream = self._get_or_create(stream_id)
        stream.buffer += data

    def _get_or_create(self, stream_id):
        if stream_id not in self._streams:
            self._streams[stream_id] = StreamState(stream_id)  # leak: STL103
        return self._streams[stream_id]


class ChatServer:
    def __init__(self, model):
        self._model = model
        self._locks = {}

    async def answer(self, session_id, text):
        lock = self._locks.get(session_id)
        if lock is None:
            lock = asyncio.Lock()
            self._locks[session_id] = lock  # leak: STL103
        async with lock:
            return await self._model.answer(text)


class WriteLock:
    def __init__(self):
        self._locks = {}

    async def acquire(self, session_key):
        if session_key not in self._locks:
            self._locks[session_key] = asyncio.Lock()  # leak: STL103
        await self._locks[session_key].acquire()

    def release(self, session_key):
        if session_key in self._locks:
            self._locks[session_key].release()

"""What is made where it is asked for first, and taken out when its occasion is over, or asked for again and again."""

import asyncio
import weakref


class StreamState:
    def __init__(self, stream_id):
        self.stream_id = stream_id
        self.ended = False


class Connection:
    def __init__(self, quic):
        self._quic = quic
        self._streams = {}

    def receive(self, stream_id, data, ended):
        if stream_id not in self._streams:
            self._streams[stream_id] = StreamState(stream_id)
        stream = self._streams[stream_id]
        stream.ended = ended
        if stream.ended:
            self._streams.pop(stream_id)


class WriteLock:
    def __init__(self):
        self._locks = {}
        self._weak = weakref.WeakValueDictionary()

    async def acquire(self, session_key):
        if session_key not in self._locks:
            self._locks[session_key] = asyncio.Lock()
        await self._locks[session_key].acquire()

    def release(self, session_key):
        lock = self._locks[session_key]
        lock.release()
        if not lock.locked():
            del self._locks[session_key]

    async def weakly(self, session_key):
        lock = self._weak.get(session_key)
        if lock is None:
            lock = self._weak[session_key] = asyncio.Lock()
        return lock


class Documents:
    def __init__(self, disk):
        self._disk = disk
        self._locks = {}
        self._users = {}
        self._channels = {}

    def lock(self, path):
        if path not in self._locks:
            self._locks[path] = asyncio.Lock()
        return self._locks[path]

    def user(self, user_id):
        if user_id not in self._users:
            self._users[user_id] = StreamState(user_id)
        return self._users[user_id]

    def channel(self, session_id):
        if session_id not in self._channels:
            self._channels[session_id] = StreamState(session_id)
        return self._channels[session_id]

"""A reply that a background task waits for with a deadline, after which nobody takes it out of the table."""

import asyncio
import uuid


class Endpoint:
    def __init__(self, tasks, queue):
        self._tasks = tasks
        self._queue = queue
        self._replies = {}
        self._careful = {}
        self._patient = {}

    def call(self, request, timeout):
        reply_id = uuid.uuid4()
        future = asyncio.Future()
        self._tasks.add(self._give_up(future, timeout))
        self._replies[reply_id] = future  # leak: STL108
        self._queue.put((reply_id, request))
        return future

    async def _give_up(self, future, timeout):
        try:
            await asyncio.wait_for(future, timeout)
        except asyncio.TimeoutError:
            print("timed out")

    def set_reply(self, reply_id, data):
        future = self._replies.pop(reply_id, None)
        if future is not None:
            future.set_result(data)

    def careful_call(self, request, timeout):
        reply_id = uuid.uuid4()
        future = asyncio.Future()
        self._tasks.add(self._take_back(reply_id, future, timeout))
        self._careful[reply_id] = future
        self._queue.put((reply_id, request))
        return future

    async def _take_back(self, reply_id, future, timeout):
        try:
            await asyncio.wait_for(future, timeout)
        except asyncio.TimeoutError:
            self._careful.pop(reply_id, None)

    def set_careful_reply(self, reply_id, data):
        self._careful.pop(reply_id).set_result(data)

    def patient_call(self, request):
        reply_id = uuid.uuid4()
        future = asyncio.Future()
        self._tasks.add(self._wait(future))
        self._patient[reply_id] = future
        self._queue.put((reply_id, request))
        return future

    async def _wait(self, future):
        print(await future)

    def set_patient_reply(self, reply_id, data):
        self._patient.pop(reply_id).set_result(data)

"""The channel holds the callbacks of its queues weakly."""

from acme import CallbackSet, Queue


class Channel:
    def __init__(self):
        self.close_callbacks = CallbackSet()

    async def declare_queue(self, name):
        queue = Queue(name)
        await queue.declare()
        self.close_callbacks.add(queue.close_callbacks, weak=True)
        return queue

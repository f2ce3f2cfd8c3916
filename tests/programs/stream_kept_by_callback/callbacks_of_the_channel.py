"""Each queue that a channel declares leaves its own callbacks among those of the channel."""

from acme import CallbackSet, Queue


class Channel:
    def __init__(self):
        self.close_callbacks = CallbackSet()

    async def declare_queue(self, name):
        queue = Queue(name)
        await queue.declare()
        self.close_callbacks.add(queue.close_callbacks)  # leak: STL105
        return queue

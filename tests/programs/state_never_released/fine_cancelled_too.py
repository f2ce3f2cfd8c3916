"""A job clears its lines on every way, in a finally."""


class Job:
    def __init__(self, process):
        self._process = process
        self._waiters = []
        self.lines = []

    def on_done(self, waiter):
        self._waiters.append(waiter)

    async def __aiter__(self):
        try:
            async for line in self._process.stdout:
                self.lines.append(line)
                yield line
        finally:
            waiters, self._waiters = self._waiters, []
            for waiter in waiters:
                waiter()
            self.lines.clear()

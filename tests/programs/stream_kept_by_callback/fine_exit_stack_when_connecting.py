"""What is entered when the client connects is left when it is closed, once."""

from contextlib import AsyncExitStack

from acme import open_pipe


class Client:
    def __init__(self):
        self._exit_stack = AsyncExitStack()

    async def connect(self, server):
        pipe = open_pipe(server)
        self._exit_stack.push_async_callback(lambda: pipe.aclose())
        self.pipe = pipe

    async def aclose(self):
        await self._exit_stack.aclose()

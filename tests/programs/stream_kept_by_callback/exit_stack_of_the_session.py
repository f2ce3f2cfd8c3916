"""Each request pushes the closing of its stream onto the stack of the session, which is run when the session ends."""

from contextlib import AsyncExitStack

from acme import open_pipe


class Session:
    def __init__(self):
        self._exit_stack = AsyncExitStack()

    async def send_request(self, request):
        reader, writer = open_pipe(request)
        self._exit_stack.push_async_callback(lambda: writer.aclose())  # leak: STL105
        return await reader.receive()

    async def aclose(self):
        await self._exit_stack.aclose()

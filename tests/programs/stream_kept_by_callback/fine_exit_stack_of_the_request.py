"""Each request has an exit stack of its own."""

from contextlib import AsyncExitStack

from acme import open_pipe


class Session:
    async def send_request(self, request):
        async with AsyncExitStack() as exit_stack:
            reader, writer = open_pipe(request)
            exit_stack.push_async_callback(lambda: writer.aclose())
            return await reader.receive()

"""The exit stack is its caller's, who has one for each request."""

from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def database():
    yield object()


async def solve(request, stack: AsyncExitStack):
    return await stack.enter_async_context(database())


async def handle(request):
    async with AsyncExitStack() as stack:
        return await solve(request, stack)

"""The handler that is found for a request is an argument: each request has its own, and no call finds its entry again."""

import functools


class Router:
    async def resolve(self, request):
        return Match(request)


class Match:
    def __init__(self, request):
        self.handler = lambda: request


@functools.lru_cache(None)  # leak: STL106
def wrapped(handler):
    return lambda *arguments: handler()


async def handle(router, request):
    match = await router.resolve(request)
    return wrapped(match.handler)()

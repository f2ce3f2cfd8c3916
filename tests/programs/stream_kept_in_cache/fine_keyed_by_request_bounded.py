"""Each request has its own handler, and the cache a bound."""

import functools


class Router:
    async def resolve(self, request):
        return Match(request)


class Match:
    def __init__(self, request):
        self.handler = lambda: request


@functools.lru_cache(maxsize=64)
def wrapped(handler):
    return lambda *arguments: handler()


async def handle(router, request):
    match = await router.resolve(request)
    return wrapped(match.handler)()

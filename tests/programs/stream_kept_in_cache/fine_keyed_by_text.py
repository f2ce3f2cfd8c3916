"""What the function is asked for is text, of which a later request has the same; so is its annotation."""

import functools


@functools.lru_cache(None)
def normalised(path: str):
    return path.rstrip("/")


async def handle(request):
    return normalised(request.path)

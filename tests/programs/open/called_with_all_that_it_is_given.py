"""Calls that take a function and what to call it with, and are handed both as they come."""

import asyncio
import itertools
from concurrent.futures import ThreadPoolExecutor


def spread(*given, **named):
    with ThreadPoolExecutor() as pool:
        pool.map(*given, **named)
        pool.submit(*given)
    map(*given)
    filter(*given)
    iter(*given)
    itertools.starmap(*given)
    asyncio.gather(*given)
    return asyncio.to_thread(*given)

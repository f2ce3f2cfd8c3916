"""Whether the bytes of a file can cache, without a bound, what is made from a request."""

from __future__ import annotations

import re

_WORDS = frozenset({b"lru_cache", b"cache", b"alru_cache", b"cached"})
_UNBOUNDED = re.compile(
    rb"\ba?lru_cache\(\s*(?:maxsize\s*=\s*)?None\b|@(?:functools\.)?cache\b(?!\()|\bfunctools\.cache\b|\bcached\(\s*(?:cache\s*=\s*)?\{"
)


def caches_requests(data: bytes, said: frozenset[bytes]) -> bool:
    """Whether a file decorates with a cache that has no bound, and speaks of requests."""
    return b"request" in said and not _WORDS.isdisjoint(said) and _UNBOUNDED.search(data) is not None

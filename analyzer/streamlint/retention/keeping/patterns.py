"""Patterns: in which way a kept stream is kept, from the plain container to what only looks harmless.

One kept stream has one pattern, the most specific that fits, and one rule speaks for it.
"""

from __future__ import annotations

from enum import IntEnum


class Pattern(IntEnum):
    """How a stream is kept. Of several that fit one source and one store, the greatest wins."""

    PLAIN = 0
    """In a container of a module, class, instance or call, and nothing takes it out."""
    CALLBACK = 1
    """By a callback that is registered with something that lives longer."""
    TASK = 2
    """By a task, a queue, a context variable, a thread-local or an exit stack."""
    CACHE = 3
    """By a cache without a bound."""
    VIEW = 4
    """By something small that holds it: its iterator, a bound method, the raw response."""
    WAITER = 5
    """By a waiter that each repetition makes anew on something long-lived."""
    SKIPPED = 6
    """In a container out of which it is taken on some ways only."""

"""JSON text that any output can take: ASCII, and without what a CI system would take for a command in its log."""

from __future__ import annotations

import json
from collections.abc import Callable


def encoded(value: object, *, indent: int | None = 2, default: Callable[[object], object] | None = None) -> str:
    """The value as JSON. A `#` can only stand in a string, where its escape says the same."""
    return json.dumps(value, indent=indent, default=default).replace("##", "#\\u0023")

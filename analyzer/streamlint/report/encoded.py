"""JSON text that any output can take: ASCII, and without what a CI system would take for a command in its log."""

from __future__ import annotations

import json


def encoded(value: object, *, indent: int | None = 2) -> str:
    """The value as JSON. A `#` can only stand in a string, where its escape says the same."""
    return json.dumps(value, indent=indent).replace("##", "#\\u0023")

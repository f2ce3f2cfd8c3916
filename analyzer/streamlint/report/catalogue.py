"""The stream APIs that are known, as a table or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from streamlint.models.tables import Api


def catalogue(apis: Sequence[Api], form: str) -> Iterator[str]:
    """One line an API: id, package, growth of what is kept, origin, what to keep instead."""
    if form == "json":
        yield json.dumps([_object(api) for api in apis], indent=2)
        return
    rows = [("API", "PACKAGE", "GROWTH", "FROM", "KEEP INSTEAD"), *map(_row, apis)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(api: Api) -> tuple[str, str, str, str, str]:
    return (api.id, api.package or "-", api.growth, api.origin, api.keep or "-")


def _object(api: Api) -> dict[str, object]:
    return {
        "id": api.id,
        "package": api.package,
        "calls": [factory.call for factory in api.factories],
        "types": list(api.types),
        "growth": api.growth,
        "keep": api.keep,
        "origin": api.origin,
    }

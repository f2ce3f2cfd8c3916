"""The stream APIs that are known, as a table or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from streamlint.models.tables import Api
from streamlint.report.encoded import encoded
from streamlint.report.plain import cells, plain, unheard


def catalogue(apis: Sequence[Api], form: str) -> Iterator[str]:
    """One line an API: id, package, growth of what is kept, origin, what to keep instead."""
    if form == "json":
        yield encoded([_object(api) for api in apis])
        return
    rows = [("API", "PACKAGE", "GROWTH", "FROM", "KEEP INSTEAD"), *map(_row, apis)]
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        padded = (cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True))
        yield unheard("  ".join(padded).rstrip())


def _row(api: Api) -> tuple[str, ...]:
    return tuple(plain(text) or "-" for text in (api.id, api.package, api.growth, api.origin, api.keep))


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

"""Where in a TOML file a key stands. `tomllib` does not say, so the text is searched as people write it."""

from __future__ import annotations

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_ASSIGNMENT = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def line_of(text: str, key: tuple[str, ...], nth: int = 0) -> int | None:
    """The line, from 1, on which the dotted `key` is set or its table opens; its `nth` time for an array of tables."""
    section: tuple[str, ...] = ()
    opened = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            section = found = _parts(header[2])
        elif assignment := _ASSIGNMENT.match(line):
            found = (*section, *_parts(assignment[1]))
        else:
            continue
        opens = header is not None and header[1] == "[[" and found == key
        if (opens and opened == nth) or (nth == 0 and found[: len(key)] == key):
            return number
        opened += opens
    return None


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))

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


def line_within(text: str, table: tuple[str, ...], nth: int, key: str) -> int | None:
    """The line of a key of the `nth` table of an array, or of a table inside of that one."""
    start, end = line_of(text, table, nth), line_of(text, table, nth + 1)
    if start is None:
        return None
    for number, line in enumerate(text.splitlines()[start : None if end is None else end - 1], start=start + 1):
        header, assignment = _HEADER.match(line), _ASSIGNMENT.match(line)
        if header and _parts(header[2])[: len(table)] != table:
            return None
        if (header and _parts(header[2])[len(table) :][:1] == (key,)) or (assignment and key in _parts(assignment[1])):
            return number
    return None


def line_of_word(text: str, start: int, word: str) -> int:
    """The first line from `start` on that holds a word in quotes; `start` where none does."""
    quoted = (f'"{word}"', f"'{word}'")
    for number, line in enumerate(text.splitlines()[start - 1 :], start=start):
        if any(one in line for one in quoted):
            return number
    return start

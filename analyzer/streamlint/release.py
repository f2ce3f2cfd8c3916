"""Release numbers of packages, and the newest one that a requirement allows."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

Release: TypeAlias = tuple[int, ...]
"""The numbers of a release without zeros at the end, so that 2.3 and 2.3.0 are one."""

LATEST: Final = 1 << 30
"""In the place of a number: the newest that there is."""

_NUMBERS = re.compile(r"[vV]?(\d+(?:\.\d+)*)")
_CLAUSE = re.compile(r"\s*(===|==|~=|<=|>=|!=|<|>|\^|~)?\s*([vV]?\d[^\s,;]*)\s*")


def release(text: str) -> Release | None:
    """The numbers that a version begins with; None where it begins with none."""
    found = _NUMBERS.match(text.strip())
    return _stripped(tuple(map(int, found[1].split(".")))) if found else None


def newest_allowed(requirement: str) -> Release | None:
    """The newest release that `>=0.25,<0.28` and its like allow; None where nothing bounds it from above.

    The operators are those of requirement specifiers, and `^` and `~` of Poetry; a bare version means itself.
    """
    bounds = [bound for clause in _CLAUSE.finditer(requirement) if (bound := _bound(clause[1], clause[2])) is not None]
    return min(bounds, default=None)


def within(known: Release, since: str | None, until: str | None) -> bool:
    """Whether a release lies between two versions, all patches of the last included."""
    first, last = release(since or "0"), release(until or "")
    return known >= (first or ()) and (last is None or known[: len(last)] <= last)


def _bound(operator: str | None, text: str) -> Release | None:
    given = [int(number) for number in text.lstrip("vV").removesuffix(".*").split(".") if number.isdigit()]
    numbers = tuple(given)
    match operator:
        case "==" | None if text.endswith(".*"):
            return (*numbers, LATEST)
        case "==" | "===" | "<=" | None:
            return _stripped(numbers)
        case "~=":
            return (*numbers[:-1], LATEST)
        case "~":
            return (*numbers[:2], LATEST)
        case "^":
            kept = next((at for at, number in enumerate(numbers) if number), len(numbers) - 1)
            return (*numbers[: kept + 1], LATEST)
        case "<":
            below = _stripped(numbers)
            return (*below[:-1], below[-1] - 1, LATEST) if below else ()
        case _:
            return None


def _stripped(numbers: Release) -> Release:
    while numbers and numbers[-1] == 0:
        numbers = numbers[:-1]
    return numbers

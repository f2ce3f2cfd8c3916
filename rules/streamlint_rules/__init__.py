"""The rules of streamlint, one a file, each named after the pattern that it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from streamlint_rules.every import RULES as RULES

CODES: tuple[str, ...] = (
    "STL101",
    "STL102",
    "STL103",
    "STL104",
    "STL105",
    "STL106",
    "STL107",
    "STL108",
    "STL109",
    "STL110",
    "STL201",
    "STL202",
    "STL203",
    "STL204",
    "STL205",
    "STL301",
    "STL302",
    "STL303",
    "STL304",
    "STL305",
)
"""The codes of all rules. To know them, no rule is imported: a run in which nothing has changed needs none."""


def __getattr__(name: str) -> object:
    """`RULES` is imported when it is first asked for."""
    if name == "RULES":
        from streamlint_rules.every import RULES

        return RULES
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

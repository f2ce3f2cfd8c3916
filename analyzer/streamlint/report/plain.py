"""Text made fit to print: what could act on a terminal, or be read wrongly there, is shown as an escape."""

from __future__ import annotations

import unicodedata

_TAB = 4
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain(text: str) -> str:
    """The text on one line, with control, format (such as right-to-left) and lone surrogate characters escaped."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def cells(text: str) -> int:
    """How many columns of a terminal the text takes once it is plain: wide characters two, combining ones none."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_width, plain(text)))


def cropped(text: str, room: int, ellipsis: str = "…") -> str:
    """The plain text cut to `room` columns, with an ellipsis where something is missing."""
    whole = plain(text)
    if cells(whole) <= room:
        return whole
    kept, used = "", len(ellipsis)
    for character in whole:
        used += _width(character)
        if used > room:
            break
        kept += character
    return kept.rstrip() + ellipsis


def _shown(character: str) -> str:
    if character == "\t":
        return " " * _TAB
    if character == " " or unicodedata.category(character) not in _UNPRINTABLE:
        return character
    return character.encode("unicode_escape").decode("ascii")


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

"""Text made fit to print: what could act on a terminal or on a CI log, or be read wrongly there, is shown as an escape."""

from __future__ import annotations

import re
import unicodedata

_TAB = 4
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_COMMAND = re.compile(r"##(?=\w*\[)")
"""Opens a command (`##[group]`, `##vso[task]`) wherever it stands in a line that a CI system reads."""


def plain(text: str) -> str:
    """The text on one line, with control, format (such as right-to-left) and lone surrogate characters escaped."""
    if text.isascii() and text.isprintable():
        return _COMMAND.sub(r"\\x23#", text) if "##" in text else text
    return _COMMAND.sub(r"\\x23#", "".join(map(_shown, text)))


def unheard(line: str) -> str:
    """A printed line that no CI system takes for a command: those of GitHub open with two colons."""
    return line.replace("::", r"\x3a:", 1) if line.lstrip().startswith("::") else line


def cells(text: str) -> int:
    """How many columns of a terminal the text takes once it is plain: wide characters two, combining ones none."""
    if text.isascii() and text.isprintable():
        return len(plain(text))
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


def window(text: str, first: int, room: int, ellipsis: str = "…") -> str:
    """`room` columns of the plain text from column `first` (from 0) on, with an ellipsis where something is missing."""
    if first <= 0:
        return cropped(text, room, ellipsis)
    whole, used = plain(text), 0
    for index, character in enumerate(whole):
        if used > first:
            return cropped(ellipsis + " " * (used - first - 1) + whole[index:], room, ellipsis)
        used += _width(character)
    return ellipsis if whole.strip() else ""


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

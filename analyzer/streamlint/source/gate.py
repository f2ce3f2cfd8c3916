"""The text gate: a search over the bytes of the files that decides which can matter at all.

LibCST is the slow part of the road, so no file is parsed that no stream can reach. The gate errs on one side only: it
may pass a file in which nothing is found, and should pass every file in which a stream is made or defined; what these
lead to is found by widening. It works in two steps: which packages does any file of the run name, and which files hold
what a factory or class of one of those packages cannot be written without. To search for a few words one by one is
faster than one expression for all of them, and both are far faster than parsing (measured on one core: 20,000,000
lines/s for one word, 1,500,000 for the whole gate).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from streamlint.source.own_streams import defines_stream

Constant: TypeAlias = str | int | float | bool

_IMPORT = re.compile(rb"\b(?:import|from)[ \t]+(\w[\w., \t]*)")
_VALUE = rb"[rbuRBU]*\"[^\"\n]*\"|[rbuRBU]*'[^'\n]*'|[\w.]+"
_GAP = rb"[\s(\\]*"
_HOPS = 4
_NAME = re.compile(rb"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Needed:
    """What a factory or class cannot occur without: one of the packages in the run, and the rest in the file.

    `words` are identifiers, a leading dot marks an attribute. `constants` are keywords and the literals that they must
    be given. `declared` is a class that must annotate something, be inherited from or be given another name.
    """

    packages: frozenset[str]
    words: tuple[str, ...]
    constants: tuple[tuple[str, Constant], ...] = ()
    declared: str = ""


def imported(data: bytes) -> Iterator[bytes]:
    """The top-level names of what a file imports absolutely, and of what only looks like an import."""
    for listed in set(_IMPORT.findall(data)):
        for name in listed.split(b","):
            yield name.strip().partition(b" ")[0].partition(b".")[0]


class Gate:
    """What lets a file through, in a run that names these packages."""

    def __init__(self, needed: Iterable[Needed], packages: Iterable[bytes]) -> None:
        named = set(packages)
        open_to = {_Text.of(one) for one in needed if any(package.encode() in named for package in one.packages)}
        self._by_word: dict[bytes, list[_Text]] = {}
        for text in open_to:
            self._by_word.setdefault(text.words[0], []).append(text)

    def passes(self, data: bytes) -> bool:
        """Whether a file with these bytes can make, name or define a stream."""
        return self.names_stream(data) or defines_stream(data)

    def names_stream(self, data: bytes) -> bool:
        """Whether a stream of the tables can be made or named in these bytes."""
        return any(
            text.occurs(data) for word, texts in self._by_word.items() if word in data for text in texts
        )


@dataclass(frozen=True, slots=True)
class _Text:
    """What is needed, as it stands in bytes."""

    words: tuple[bytes, ...]
    constants: tuple[tuple[str, Constant], ...]
    declared: bytes

    @classmethod
    def of(cls, needed: Needed) -> _Text:
        words = sorted((word.encode() for word in needed.words), key=lambda word: (-len(word), word))
        return cls(tuple(words), needed.constants, needed.declared.encode())

    def occurs(self, data: bytes) -> bool:
        """Whether all of it stands in these bytes. The cheap questions come first."""
        return (
            all(word in data for word in self.words)
            and all(_stands(word, data) for word in self.words)
            and (not self.declared or _declares(self.declared, data))
            and all(_gives(keyword.encode(), constant, data) for keyword, constant in self.constants)
        )


def _stands(word: bytes, data: bytes) -> bool:
    """Whether a word stands by itself, rather than as a part of another."""
    before = rb"" if word.startswith(b".") else rb"(?<!\w)"
    return re.search(before + re.escape(word) + rb"(?!\w)", data) is not None


def _declares(name: bytes, data: bytes) -> bool:
    """Whether a class of this name annotates something, is inherited from, or is imported under another name."""
    used = rb":[^\n=#>]*\b%b\b|\bclass[ \t]+\w+\s*\([^)]*\b%b\b|\b%b[ \t]+as\b|\b%b\b[ \t]*=[^=]" % ((name,) * 4)
    return re.search(used, data) is not None


def _gives(keyword: bytes, constant: Constant, data: bytes) -> bool:
    """Whether a keyword or key is given a constant, or a name that is bound to the constant in some steps."""
    values = set(re.findall(rb"\b%b[\"']?(?:\s*\])?\s*[:=]%b(%b)" % (keyword, _GAP, _VALUE), data))
    for _ in range(_HOPS):
        if any(_is(value, constant) for value in values):
            return True
        values = {bound for name in values if _NAME.fullmatch(name) for bound in _bound_to(name, data)}
    return False


def _bound_to(name: bytes, data: bytes) -> Iterator[bytes]:
    """What a name is assigned, where that is a literal or another name."""
    yield from re.findall(rb"\b%b\b[ \t]*(?::[^=\n]*)?=%b(%b)" % (name, _GAP, _VALUE), data)


def _is(value: bytes, constant: Constant) -> bool:
    if isinstance(constant, str):
        return value.lstrip(b"rbuRBU")[1:-1] == constant.encode()
    return value in {repr(constant).encode(), repr(float(constant)).encode(), repr(int(constant)).encode()}

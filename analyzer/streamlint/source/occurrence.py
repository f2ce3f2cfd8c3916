"""How a name can stand in the bytes of a file: called, imported, given a literal, used as an annotation.

Each question errs on one side only: a no is sure, a yes means that it is worth parsing the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

Constant: TypeAlias = str | int | float | bool

_FIRST_NON_ASCII: Final = 128
_SPACED: Final = bytes(
    code if code >= _FIRST_NON_ASCII or chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(256)
)
"""A translation of bytes that leaves the words of Python source, non-ASCII letters included, and spaces."""
_GAP = rb"[\s(\\]*"
_VALUE = rb"[rbuRBU]*\"[^\"\n]*\"|[rbuRBU]*'[^'\n]*'|[\w.]+"
_NAME = re.compile(rb"[A-Za-z_]\w*")
_ANNOTATES = re.compile(rb":[^=#>]*$|=[ \t]*[\w.|\[, ]*$")
_INHERITS = re.compile(rb"\bclass[ \t]+\w+\s*\([^)]*$")
_PARAMETER = re.compile(rb"(\w+)\s*:[^:=#>]*$")
_TAKES = rb"\.(?:pop|popitem|popleft|remove|discard|clear)\b|\[[^\]\n]*:[^\]\n]*\][ \t]*="
_CALLED = re.compile(rb"\s*\(|\.\w+")
_BEFORE_VALUE = re.compile(rb"(?:[=(,\[{:]|\breturn|\byield|\bawait)\s*(?:\w+\.)*$")
_AFTER_VALUE = re.compile(rb"[ \t]*(?:[,)\]}\r\n#]|$)")
_ASIDE = re.compile(rb"\b(?:isinstance|issubclass|cast)\b|\b(?:def|class|except)[ \t]+$|:[^=#({\[]*$|->")
_HEADER = 400
_INDENT = 120
_HOPS = 4


def words(data: bytes) -> frozenset[bytes]:
    """The identifiers, keywords and words of comments and strings in the bytes of a file."""
    return frozenset(data.translate(_SPACED).split())


def imports(package: bytes, data: bytes) -> bool:
    """Whether a file imports a package absolutely."""
    return re.search(rb"(?:import|from)[ \t]+(?:[\w., \t]+,[ \t]*)?%b\b" % package, data) is not None


def names(package: str, name: str, data: bytes) -> bool:
    """Whether a function or class of a package is named: as an attribute, or by an import from there."""
    listed = rb"from[ \t]+(?:\.|%b\b)[\w.]*[ \t]+import[ \t]*(?:\([^)]*|[^\n(]*)\b%b\b"
    return _is_attribute(name, data) or re.search(listed % (package.encode(), name.encode()), data) is not None


def reaches(parent: str, name: str, data: bytes) -> bool:
    """Whether a method can be reached through an attribute: right behind it, or behind what it was assigned to."""
    if not parent:
        return _is_attribute(name, data)
    before, after = parent.encode(), name.encode()
    if re.search(rb"%b\s*\.\s*%b\b" % (before, after), data):
        return True
    return _is_attribute(name, data) and re.search(rb"\.\s*%b\b(?!\s*[.(])" % before, data) is not None


def _is_attribute(name: str, data: bytes) -> bool:
    return any(data[max(0, start - _INDENT) : start].rstrip()[-1:] == b"." for start in _places(name.encode(), data))


def declares(name: str, data: bytes, *, handed_on: bool = False) -> bool:
    """Whether a class annotates something, is inherited from, or is given another name.

    `handed_on`: where it annotates a parameter, that must be used as a whole somewhere, not only for its attributes.
    """
    word = name.encode()
    for start in _places(word, data):
        end = start + len(word)
        if data[end : end + 1] in (b".", b"("):  # its method, or an instance
            continue
        line = data[data.rfind(b"\n", 0, start) + 1 : start]
        parameter = _PARAMETER.search(line) if handed_on else None
        if parameter is not None:
            if _is_handed_on(parameter[1], data):
                return True
        elif _ANNOTATES.search(line) or _INHERITS.search(data, max(0, start - _HEADER), start):
            return True
        if data.startswith(b" as ", end):
            return True
    return False


def catches(name: str, data: bytes) -> bool:
    """Whether `except` binds an error of this class, and what it binds is put into something."""
    caught = re.finditer(rb"\bexcept\b[^:]{0,400}\b%b\b[^:]{0,400}\bas[ \t]+(\w+)[ \t]*:" % name.encode(), data)
    return any(
        re.search(rb"\w[(][^()\n]*\b%b[ \t]*[,)]|[\])\w][ \t]*=[ \t]*%b\b" % (bound, bound), data) is not None
        for bound in {match[1] for match in caught}
    )


def _is_handed_on(name: bytes, data: bytes) -> bool:
    handed = rb"(?:[(,\[{=:]|\breturn|\byield)\s*\*{0,2}%b[ \t]*(?:[,)\]}\r\n#;]|\b(?:if|or|and|for)\b)"
    return re.search(handed % name, data) is not None


def gives(keyword: str, constant: Constant, data: bytes) -> bool:
    """Whether a keyword or key is given a constant, or a name that is bound to the constant in some steps."""
    values = set(_values(rb"%b[\"']?(?:\s*\])?\s*[:=]%b(%b)" % (keyword.encode(), _GAP, _VALUE), data))
    for _ in range(_HOPS):
        if any(_is(value, constant) for value in values):
            return True
        found = [name for name in values if _NAME.fullmatch(name)]
        values = {bound for name in found for bound in _values(_BOUND % (name, _GAP, _VALUE), data)}
    return False


_BOUND = rb"%b[ \t]*(?::[^=\n]*)?=%b(%b)"


def _values(pattern: bytes, data: bytes) -> Iterator[bytes]:
    """What a pattern finds that does not begin within a word. To ask that of the pattern would make the search slow."""
    for match in re.finditer(pattern, data):
        if not _in_word(data[match.start() - 1 : match.start()]):
            yield match[1]


def _places(word: bytes, data: bytes) -> Iterator[int]:
    """Where a word stands by itself, rather than as a part of another."""
    start = data.find(word)
    while start >= 0:
        end = start + len(word)
        if not _in_word(data[max(0, start - 1) : start]) and not _in_word(data[end : end + 1]):
            yield start
        start = data.find(word, end)


def _in_word(byte: bytes) -> bool:
    return byte.isalnum() or byte == b"_"


def _is(value: bytes, constant: Constant) -> bool:
    if isinstance(constant, str):
        return value.lstrip(b"rbuRBU")[1:-1] == constant.encode()
    return value in {repr(constant).encode(), repr(float(constant)).encode(), repr(int(constant)).encode()}


# ------------------------------------------------------------------------------------------ names of the run's own code


def uses(name: str, data: bytes, *, member: bool = False) -> bool:
    """Whether a function or class is called, or handed to something that may call it; a `member` as an attribute.

    Imports do not count, nor questions whether something is an instance.
    """
    word = name.encode()
    for start in _places(word, data):
        before, after = data[max(0, start - _INDENT) : start], data[start + len(word) : start + len(word) + _INDENT]
        if member:
            if before.rstrip().endswith(b".") and (_CALLED.match(after) or _AFTER_VALUE.match(after)):
                return True
        elif _CALLED.match(after) or (_BEFORE_VALUE.search(before) and _AFTER_VALUE.match(after)):
            line = before[before.rfind(b"\n") + 1 :]
            if not _is_imported(start, data) and not _ASIDE.search(line):
                return True
    return False


def _is_imported(start: int, data: bytes) -> bool:
    """Whether a place is in an import statement: on its line, or in parentheses that it opened."""
    line = data[data.rfind(b"\n", 0, start) + 1 : start].lstrip()
    if line.startswith((b"import ", b"from ")):
        return True
    opened = data.rfind(b"(", 0, start)
    return (
        opened >= 0
        and data.find(b")", opened, start) < 0
        and data[max(0, opened - _INDENT) : opened].rstrip().endswith(b" import")
    )


def evicts(name: str, data: bytes) -> bool:
    """Whether something may be taken out of a container of this name: in one statement, or under another name."""
    word = name.encode()
    if re.search(
        rb"(?<!\w)%b\b[^\n]*(?:%b)|\bdel\b[^\n]*\b%b\b|(?<!\w)%b[ \t]*=[^=]" % (word, _TAKES, word, word), data
    ):
        return True
    taken = re.search(rb"=[^\n=]*\b%b\b[ \t]*(?:#.*)?$|\b%b[ \t]+as\b" % (word, word), data, re.MULTILINE) is not None
    return taken and re.search(_TAKES + rb"|\bdel\b", data) is not None

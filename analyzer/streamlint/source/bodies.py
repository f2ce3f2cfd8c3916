"""What a function does with what it is given, as far as its text tells: whether it is worth parsing for that."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_HEADER = rb"^([ \t]*)(?:async[ \t]+)?def[ \t]+%b[ \t]*\(((?:[^()]|\([^()]*\))*)\)"
_NEXT = rb"^[ \t]{0,%d}[A-Za-z_@]"
_PARAMETER = re.compile(r"(?:^|,)\s*\*{0,2}([^\W\d]\w*)")
_ASKED = re.compile(
    r"\b(?:isinstance|issubclass|hasattr|getattr|callable|type|len|str|repr|bool|int|id|iscoroutine|isasyncgen"
    r"|isawaitable|iscoroutinefunction)\s*\(\s*[^\W\d]\w*\b"
)
_BEFORE = r"(?:[(,\[{=:]|\b(?:return|yield|await|in|with|from|and|or|else|not)\b)\s*\*{0,2}"
_AFTER = r"\b(?!\s*(?:[.(\[]|:[^:\n]|=[^=]))"


def does_more_than_look(name: str, data: bytes, reads: Collection[str]) -> bool:
    """Whether a function of this name hands on, keeps, enters or reads through what it is given, or one of `reads` of it.

    Where the text defines no function of this name, nothing is known, and it may.
    """
    found = False
    for parameters, body in _functions(name.encode(), data):
        found = True
        seen = _ASKED.sub("", body)
        for parameter in _PARAMETER.findall(parameters):
            if parameter not in ("self", "cls") and _is_used(parameter, seen, reads):
                return True
    return not found


def _functions(name: bytes, data: bytes) -> Iterator[tuple[str, str]]:
    """The parameters and the body of each function of this name."""
    for match in re.finditer(_HEADER % name, data, re.MULTILINE):
        after = re.compile(_NEXT % len(match[1]), re.MULTILINE).search(data, match.end())
        body = data[match.end() : after.start() if after else len(data)]
        yield match[2].decode("utf-8", "replace"), body.decode("utf-8", "replace")


def _is_used(parameter: str, body: str, reads: Collection[str]) -> bool:
    if re.search(rf"{_BEFORE}\b{parameter}{_AFTER}", body):
        return True
    read = re.findall(rf"(?<![\w.]){parameter}\s*\.\s*(\w+)", body)
    return not set(reads).isdisjoint(read)

"""Dotted names as the tables write them: the import path of a class or module, then the attributes to what is called.

`()` in a name stands for a call: `xai_sdk.Client.chat.create().stream` is a method of what `create` returned. `(text)`
stands for a call with that string as its first argument: `boto3.client(s3).get_object`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SEGMENT = r"[^\W\d]\w*(?:\([\w.:-]*\))?"
_FIND_SEGMENTS = re.compile(_SEGMENT)
_DOTTED = re.compile(rf"{_SEGMENT}(?:\.{_SEGMENT})*")


def is_dotted(text: str) -> bool:
    """Whether `text` is a dotted name of identifiers, each with an optional call."""
    return _DOTTED.fullmatch(text) is not None


def segments(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted name, calls included: `a.b(c.d).e` gives `a`, `b(c.d)`, `e`."""
    if "(" in dotted:
        return tuple(_FIND_SEGMENTS.findall(dotted))
    return tuple(dotted.split("."))


def plain(dotted: str) -> str:
    """The name with `#` read as `.` and without a leading `builtins.`."""
    return dotted.replace("#", ".").removeprefix("builtins.")


def leaf(dotted: str) -> str:
    """The last identifier, without its call."""
    return bare(segments(dotted)[-1])


def top(dotted: str) -> str:
    """The top-level package."""
    return bare(segments(dotted)[0])


def bare(segment: str) -> str:
    """A segment without its call."""
    return segment.partition("(")[0]


def called(dotted: str) -> str:
    """What a call of `dotted` gives, as a path: `redis.from_url` becomes `redis.from_url()`."""
    return dotted if dotted.endswith(")") else f"{dotted}()"


def method_of(segment: str) -> str | None:
    """The identifier that a segment calls, None where it calls nothing."""
    name, call, _ = segment.partition("(")
    return name if call else None


def steps(dotted: str) -> Iterator[str]:
    """The paths on the way to `dotted`, itself included, each with and without the call that ends it."""
    parts = segments(dotted)
    for length in range(1, len(parts) + 1):
        path = ".".join(parts[:length])
        yield path
        if path.endswith(")"):
            yield ".".join((*parts[: length - 1], bare(parts[length - 1])))


def repaired(text: str) -> str | None:
    """The dotted name that was probably meant by one that is none: other separators, dots too many; None if unclear."""
    spelled = re.sub(r"::|[/#:]|->", ".", text.strip()).replace("-", "_")
    spelled = re.sub(r"\s*\.\s*", ".", spelled)
    spelled = re.sub(r"\.{2,}", ".", spelled).strip(".")
    return spelled if is_dotted(spelled) else None

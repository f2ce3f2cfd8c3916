"""Whether the bytes of a file can hold a class that behaves as a stream.

This asks of the text what the analysis asks of the facts, and errs on one side only: a class that gathers in containers
of its own, in a method that runs while it is iterated, or that is entered, yielded, or told of its end by listeners.
Classes and methods are told apart by indentation: a class reaches to the next one that is not deeper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_PUTS = rb"(?:append|appendleft|extend|extendleft|add|update|insert|setdefault|__setitem__|symmetric_difference_update)\("
_CONSTANT = rb"\[[ \t]*(?:-?\d+|[rb]?\"[^\"\n]*\"|[rb]?'[^'\n]*')[ \t]*\]"
_ITEM = rb"(?!" + _CONSTANT + rb"[ \t]*=)\[[^\]\n]*\]"
_PART = rb"(?:\[[^\]\n]*\]|\.(?:setdefault|get)\([^)\n]*\))*"
_ADDS = _PART + rb"(?:\.\s*" + _PUTS + rb"|[ \t]*[+|]=(?![ \t]*[\d\"'f])|" + _ITEM + rb"(?:[ \t]*=[^=]|[ \t]*[+|]=))"
_GROWS = re.compile(rb"\bself\.\w+" + _ADDS)
_REBUILDS = re.compile(rb"\bself\.(\w+)[ \t]*=[ \t]*(?:[\[{(][ \t]*\*{0,2}[ \t]*)?self\.\1\b[ \t]*[+|,]")
_ALIAS = re.compile(rb"\b(\w+)[ \t]*(?::[^=\n]*)?=[ \t]*self\.\w+[ \t]*(?:\[[^\]\n]*\])?[ \t]*(?:#.*)?$", re.MULTILINE)
_CLASS = re.compile(rb"^([ \t]*)class[ \t]+(\w+)[ \t]*(?:\(([^)]*)\))?", re.MULTILINE)
_METHOD = re.compile(rb"^[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)", re.MULTILINE)
_OWN = re.compile(rb"\bself\.(\w+)")
_NAME = re.compile(rb"\w+")
_LOOP = re.compile(rb"\b(?:for|while)\b")
_YIELD = re.compile(rb"\byield\b")
_END = re.compile(rb"[\"'](?:end|close|done|finish|complete|abort)|\bon_?(?:end|close|done|finish|complete)", re.IGNORECASE)
_QUICK = re.compile(rb"def __a?(?:iter|next|enter)__\b|\byield\b|def (?:on|once|add_\w*listener|addListener|subscribe)\b")
_READING = frozenset({b"__iter__", b"__aiter__", b"__next__", b"__anext__"})
_ENTERING = frozenset({b"__enter__", b"__aenter__"})
_LISTENED = frozenset({b"on", b"once", b"add_listener", b"addListener", b"add_event_listener", b"subscribe"})
_CONSTRUCTORS = frozenset({b"__init__", b"__new__", b"__post_init__"})


@dataclass(slots=True)
class _Class:
    """A class of the text. `methods` are the bodies by name, `called` whether a generator may hand it out."""

    name: bytes
    bases: tuple[bytes, ...]
    methods: dict[bytes, bytes] = field(default_factory=dict)


def defines_stream(data: bytes) -> bool:
    """Whether a class in these bytes may behave as a stream."""
    if b"class " not in data or b"self" not in data or not _QUICK.search(data):
        return False
    classes = {cls.name: cls for cls in _classes(data)}
    yields = _YIELD.search(data) is not None
    return any(_behaves(cls.name, _inherited(cls, classes), data, yields=yields) for cls in classes.values())


def _classes(data: bytes) -> Iterator[_Class]:
    found = list(_CLASS.finditer(data))
    for index, match in enumerate(found):
        depth = len(match[1].expandtabs())
        after = (other.start() for other in found[index + 1 :] if len(other[1].expandtabs()) <= depth)
        end = next(after, len(data))
        bases = tuple(_NAME.findall(match[3] or b""))
        yield _Class(match[2], bases, dict(_methods(data, match.end(), end)))


def _methods(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    """The functions below a class statement; those of one name are taken together."""
    found = list(_METHOD.finditer(data, start, end))
    bodies: dict[bytes, bytes] = {}
    for index, match in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else end
        bodies[match[1]] = bodies.get(match[1], b"") + data[match.end() : stop]
    yield from bodies.items()


def _inherited(cls: _Class, classes: Mapping[bytes, _Class]) -> dict[bytes, bytes]:
    """The methods of a class and of what it inherits from in the same file, its own first."""
    methods: dict[bytes, bytes] = {}
    pending, seen = [cls.name], set[bytes]()
    while pending:
        name = pending.pop(0)
        current = classes.get(name)
        if current is None or name in seen:
            continue
        seen.add(name)
        for method, body in current.methods.items():
            methods[method] = methods.get(method, b"") + body
        pending.extend(current.bases)
    return methods


def _behaves(name: bytes, methods: Mapping[bytes, bytes], data: bytes, *, yields: bool) -> bool:
    gathering = {method for method, body in methods.items() if method not in _CONSTRUCTORS and _grows_own(body)}
    if not gathering:
        return False
    if _reaches(methods, gathering) or not _ENTERING.isdisjoint(methods):
        return True
    if not _LISTENED.isdisjoint(methods) and any(_END.search(body) for body in methods.values()):
        return True
    return yields and re.search(rb"\b" + name + rb"\(", data) is not None


def _grows_own(body: bytes) -> bool:
    if b"self." not in body:
        return False
    return bool(_GROWS.search(body) or _REBUILDS.search(body)) or any(
        re.search(rb"\b" + name + _ADDS, body) for name in set(_ALIAS.findall(body))
    )


def _reaches(methods: Mapping[bytes, bytes], gathering: set[bytes]) -> bool:
    """Whether the code that runs while an instance is read is, or calls on itself, one of the methods that gather."""
    pending = [name for name, body in methods.items() if name in _READING or _reads_in_rounds(body)]
    seen = set(pending)
    while pending:
        name = pending.pop()
        if name in gathering:
            return True
        called = {method for method in _OWN.findall(methods[name]) if method in methods} - seen
        seen |= called
        pending.extend(called)
    return False


def _reads_in_rounds(body: bytes) -> bool:
    return _YIELD.search(body) is not None and _LOOP.search(body) is not None and b"self." in body

"""Whether the bytes of a file can hold a class that behaves as a stream.

It asks of the text what the analysis asks of the facts, and errs on one side only: a class that gathers in containers
of its own, in a method that runs while it is iterated, or that is entered, yielded, or told of its end by listeners.
Classes and methods are told apart by indentation: a class reaches to the next definition that is not deeper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

_PUTS = (
    rb"(?:append|appendleft|extend|extendleft|add|update|insert|setdefault|__setitem__|symmetric_difference_update)\("
)
_CONSTANT = rb"\[[ \t]*(?:-?\d+|[rb]?\"[^\"\n]*\"|[rb]?'[^'\n]*')[ \t]*\]"
_ITEM = rb"(?!" + _CONSTANT + rb"[ \t]*=)\[[^\]\n]*\]"
_PART = rb"(?:\[[^\]\n]*\]|\.(?:setdefault|get)\([^)\n]*\))*"
_ADDS = _PART + rb"(?:\.\s*" + _PUTS + rb"|[ \t]*[+|]=(?![ \t]*[\d\"'f])|" + _ITEM + rb"(?:[ \t]*=[^=]|[ \t]*[+|]=))"
_GROWS = re.compile(rb"\bself\.\w+" + _ADDS)
_REBUILDS = re.compile(rb"\bself\.(\w+)[ \t]*=[ \t]*(?:[\[{(][ \t]*\*{0,2}[ \t]*)?self\.\1\b[ \t]*[+|,]")
_TAKEN = re.compile(rb"=[ \t]*self\.\w+[ \t]*(?:\[[^\]\n]*\])?[ \t]*(?:[#;].*)?$", re.MULTILINE)
_TARGET = re.compile(rb"(?:^|[;\s])(\w+)[ \t]*(?::[^=\n]*)?$")
_ADDS_TO = re.compile(rb"\b(\w+)" + _ADDS)
_VARIABLE = re.compile(rb"(?<![\w.])([A-Za-z_]\w*)(?![\w.(\[])")
_SENT = rb"(?:[(,=]|\breturn|\byield)\s*\*{0,2}%b\s*(?:[,)\r\n;#]|$)"
_FAR = 400
_DEFINITION = re.compile(
    rb"^([ \t]*)(?:class[ \t]+(\w+)[ \t]*(?:\(([^)]*)\))?"
    rb"|(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?)",
    re.MULTILINE,
)
_OWN = re.compile(rb"\bself\.(\w+)")
_NAME = re.compile(rb"\w+")
_LOOP = re.compile(rb"\b(?:for|while)\b")
_LINE = re.compile(rb"^([ \t]*)(\S[^\n]*)", re.MULTILINE)
_ROUNDS = re.compile(rb"(?:async[ \t]+)?for\b[^\n]*\bin\b[^\n]*(?:\bself\.|\.\w+\()")
_END = re.compile(
    rb"[\"'](?:end|close|done|finish|complete|abort)|\bon_?(?:end|close|done|finish|complete)", re.IGNORECASE
)
_READING = frozenset({b"__iter__", b"__aiter__", b"__next__", b"__anext__"})
_ENTERING = frozenset({b"__enter__", b"__aenter__"})
_LISTENED = frozenset({b"on", b"once", b"add_listener", b"addListener", b"add_event_listener", b"subscribe"})
_TAKES = re.compile(rb"(?:on|once|add|subscribe)_\w*(?:end|close|done|finish|complete|listener|handler|callback)")
_TAKER = re.compile(rb"def " + _TAKES.pattern)
_NEEDED = frozenset({b"class", b"self", b"def"})
_ANY_OF = _READING | _ENTERING | _LISTENED | {b"yield"}
_CONSTRUCTORS = frozenset({b"__init__", b"__new__", b"__post_init__"})


@dataclass(frozen=True, slots=True)
class _Class:
    """A class of the text. `methods` are the bodies of its functions by name."""

    name: bytes
    bases: tuple[bytes, ...]
    methods: dict[bytes, bytes]


def defines_stream(data: bytes, said: frozenset[bytes]) -> bool:
    """Whether a class in these bytes may behave as a stream. `said` are the words in them."""
    if not said >= _NEEDED or (said.isdisjoint(_ANY_OF) and _TAKER.search(data) is None):
        return False
    classes = {cls.name: cls for cls in _classes(data)}
    return any(_behaves(cls.name, _inherited(cls, classes), data, yields=b"yield" in said) for cls in classes.values())


def _classes(data: bytes) -> Iterator[_Class]:
    found = list(_DEFINITION.finditer(data))
    ends = [*(match.start() for match in found[1:]), len(data)]
    depths = [len(match[1].expandtabs()) for match in found]
    for index, match in enumerate(found):
        if match[2] is not None:
            inside = takewhile(lambda at: depths[at] > depths[index], range(index + 1, len(found)))  # noqa: B023
            methods = _methods(data, [(found[at], ends[at]) for at in inside])
            yield _Class(match[2], tuple(_NAME.findall(match[3] or b"")), methods)


def _methods(data: bytes, found: list[tuple[re.Match[bytes], int]]) -> dict[bytes, bytes]:
    """The functions below a class statement, nested ones too; those of one name are taken together."""
    bodies: dict[bytes, bytes] = {}
    for match, end in found:
        if match[4] is not None:
            bodies[match[4]] = bodies.get(match[4], b"") + data[match.end() : end]
    return bodies


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
    entered = not _ENTERING.isdisjoint(methods)
    takes = not _LISTENED.isdisjoint(methods) or any(map(_TAKES.match, methods))
    listened = takes and any(_END.search(text) for text in (*methods, *methods.values()))
    handed_out = entered or (yields and _is_made(name, data))
    reading = [name for name, body in methods.items() if name in _READING or _reads_in_rounds(body)]
    if not (reading or listened or handed_out):
        return False
    gathering = {method for method, body in methods.items() if method not in _CONSTRUCTORS and _grows_own(body)}
    return bool(gathering) and (
        listened
        or _reaches(methods, reading, gathering)
        or (handed_out and any(_passes_on(methods[method]) for method in gathering))
    )


def _is_made(name: bytes, data: bytes) -> bool:
    return data.count(name + b"(") > data.count(b"class " + name + b"(")


def _grows_own(body: bytes) -> bool:
    return next(_growth(body), None) is not None


def _growth(body: bytes) -> Iterator[re.Match[bytes]]:
    """Where a method adds to a container of its instance, under its own name or that of a variable."""
    if b"self." not in body:
        return
    yield from _GROWS.finditer(body)
    yield from _REBUILDS.finditer(body)
    names = {name for match in _TAKEN.finditer(body) for name in _target(body, match.start())}
    if names:
        yield from (match for match in _ADDS_TO.finditer(body) if match[1] in names)


def _target(body: bytes, end: int) -> tuple[bytes, ...]:
    """The variable that is assigned to, where the statement before its `=` is nothing else."""
    found = _TARGET.search(body, body.rfind(b"\n", 0, end) + 1, end)
    return (found[1],) if found else ()


def _passes_on(body: bytes) -> bool:
    """Whether a variable that a method adds is also returned, yielded or handed to a call, or comes from a loop."""
    for match in _growth(body):
        if _is_looped(body, match.start()):
            return True
        end = (
            body.find(b")", match.end(), match.end() + _FAR)
            if match[0].endswith(b"(")
            else body.find(b"\n", match.end())
        )
        added = body[match.end() : end if end >= 0 else match.end() + _FAR]
        rest = body[: match.start()] + body[match.end() + len(added) :]
        if any(re.search(_SENT % name, rest) for name in set(_VARIABLE.findall(added))):
            return True
    return False


def _is_looped(body: bytes, at: int) -> bool:
    """Whether a loop over what the instance holds, or what looks after that, stands around a place in a method."""
    if _LOOP.search(body, 0, at) is None:
        return False
    depth = _FAR
    for line in reversed(list(_LINE.finditer(body, 0, at))):
        indent = len(line[1].expandtabs())
        if indent < depth and depth < _FAR and _ROUNDS.match(line[2]):
            return True
        depth = min(depth, indent)
    return False


def _reaches(methods: Mapping[bytes, bytes], reading: list[bytes], gathering: set[bytes]) -> bool:
    """Whether the code that runs while an instance is read is, or calls on itself, one of the methods that gather."""
    pending = list(reading)
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
    return b"yield" in body and b"self." in body and _LOOP.search(body) is not None

"""Whether the bytes of a file can keep, under a key of its own, what is made for each request, connection or run.

It asks of the text what the analysis asks of the facts: an attribute or a variable of the module gets an element whose key
is, by its name or by the call that makes it, the id of something that comes and goes; and no `finally` of the file takes
elements out of what has this name. So do connections that it accepts, objects that their own `__del__` takes out of
something, keys of which only the value is set to None, and reads of a `defaultdict` that only look for parts of something.
It errs on the side of the analysis, which sees what stands behind a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_STORED = re.compile(rb"\][ \t]*=(?!=)")
_TARGET = re.compile(rb"(\.?)\b(\w+)[ \t]*\[((?:[^\[\]]|\[[^\[\]]*\])+)\][ \t]*=$")
_ADDED = rb"\.(?:append|add|put|put_nowait)\([ \t]*(%b)[ \t]*\)"
_DEFAULTED = re.compile(rb"\.setdefault\([ \t\n]*([\w.\[\]\"']+)[ \t]*,")
_HOLDER = re.compile(rb"(\.?)(\w+)$")
_DEFAULTING = re.compile(rb"(\.?)\b(\w+)[ \t]*(?::[^\n=]*)?=[ \t]*(?:\w+\.)?defaultdict\(")
_READ = rb"%b\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\]"
_ONLY_READ = re.compile(
    rb"(?!\[|[ \t]*(?:[-+*/|&^]|//|<<|>>)?=(?!=)|\.(?:append|add|put|update|extend|insert|setdefault)\b)"
)
_KEEPS_SELF = re.compile(rb"\.(?:append|add)\([ \t]*self[ \t]*\)|\][ \t]*=[ \t]*self[ \t]*(?:$|[#;\r\n])", re.MULTILINE)
_INDENT = 120
_BROKEN = 300
"""Bytes before a closing bracket in which the opening one is looked for."""
_NONE = re.compile(rb"[ \t]*None\b")
_EMPTIED = re.compile(rb"\.(\w+)\[[A-Za-z_]\w*\][ \t]*=[ \t]*None\b")
_FINALIZED = re.compile(
    rb"def __del__\(self\)[^\n]*\n(?:[ \t][^\n]*\n|\n){0,12}?[^\n]*\.(?:remove|discard)\(self\)"  # one way for each line
)
_PLAIN = re.compile(rb"\w+")
_FUNCTION = re.compile(rb"[ \t]*(?:async[ \t]+)?def[ \t]|class[ \t]")
_CONDITION = re.compile(rb"[ \t]*(?:el)?if\b|[ \t]*\)[ \t]*:")
_REMOVES = rb"\b%b\b[^\n]*\.(?:pop|popitem|remove|discard)\b|\bdel\b[^\n]*\b%b\b"
_ASSIGNED = rb"%b[ \t]*(?::[^=\n]*)?=(?!=)([^\n]*)"
_TOP = re.compile(rb"(?!\w)[^\n=(]*=")


@dataclass(frozen=True, slots=True)
class Naming:
    """How code names what comes and goes.

    `words` are those for such things, `names` whole names of their ids, `objects` names of variables that are such a
    thing, `fresh` patterns of calls that give a new id each time, `apart` names of what takes something apart,
    `accepting` of what accepts a connection, `connections` of classes of which there is an object for each connection.
    """

    words: tuple[str, ...]
    names: tuple[str, ...]
    objects: tuple[str, ...]
    fresh: tuple[str, ...]
    apart: tuple[str, ...]
    accepting: tuple[str, ...]
    connections: tuple[str, ...]


class KeyedStores:
    """Asks files for such stores."""

    def __init__(self, naming: Naming) -> None:
        word = b"|".join(map(_escaped, sorted(naming.words, key=len, reverse=True)))
        whole = b"|".join(map(_escaped, naming.names))
        new = b"|".join(map(_escaped, naming.fresh))
        self._id = re.compile(
            rb"(?:%b)(?:_?(?:[iI]ds?|ID|uuid|guid|uid)\b|\.(?:id|uuid|uid)\b|\[[\"'](?:id|uuid)[\"']\]"
            rb"|\.get\([\"']id[\"'])|\b(?:%b)\b|\b(?:%b)\(" % (word, whole, new),
            re.IGNORECASE,
        )
        thing = b"|".join(map(_escaped, naming.objects))
        self._object = re.compile(thing)
        self._added = re.compile(_ADDED % thing)
        self._accepted = re.compile(
            rb"=[ \t]*(?:await[ \t]+)?[\w.]+\.(?:%b)\(" % b"|".join(map(_escaped, naming.accepting))
        )
        classes = b"|".join(map(_escaped, naming.connections))
        self._connected = re.compile(rb"\bclass[ \t]+\w+[ \t]*\([^)]*\b(?:%b)\b" % classes)
        self._apart = re.compile(rb"\b(?:%b)\b" % b"|".join(map(_escaped, naming.apart)))

    def keeps(self, data: bytes) -> bool:
        """Whether a file may have such a store, with nothing that surely takes out again."""
        if _FINALIZED.search(data) or _is_emptied(data) or self._probes(data) or self._accepted.search(data):
            return True
        if _KEEPS_SELF.search(data) and self._connected.search(data):
            return True
        told: set[bytes] = set()
        known: dict[bytes, bool] = {}
        for owned, name, key in (*_items(data), *_reads(data), *_calls(_DEFAULTED, data), *_calls(self._added, data)):
            if name in told:
                continue
            if key not in known:
                known[key] = self._identifies(key, data)
            if not known[key]:
                continue
            told.add(name)
            if (owned or _is_at_top(name, data)) and not _is_taken_out(name, data):
                return True
        return False

    def _probes(self, data: bytes) -> bool:
        """Whether a file takes something apart, and has a `defaultdict` that it only reads under a variable."""
        return b"defaultdict(" in data and self._apart.search(data) is not None and _is_only_read(data)

    def _identifies(self, key: bytes, data: bytes) -> bool:
        """Whether a key is an id by its name, or by what is assigned to it."""
        if self._id.search(key) or self._object.fullmatch(key):
            return True
        if not _PLAIN.fullmatch(key):
            return False
        return any(
            self._id.search(given[1])
            for given in re.finditer(_ASSIGNED % key, data)
            if data[given.start() - 1 : given.start()].isspace()
        )


def _is_emptied(data: bytes) -> bool:
    """Whether what is stored under a variable is, elsewhere, set to None under a variable."""
    emptied = {found[1] for found in _EMPTIED.finditer(data)}
    return any(owned and name in emptied and _PLAIN.fullmatch(key) for owned, name, key in _items(data, none=False))


def _is_only_read(data: bytes) -> bool:
    """Whether something that is a `defaultdict` by its name is read where nothing is put into what the read gives."""
    names = {made[2] for made in _DEFAULTING.finditer(data)}
    reads = (read for name in names for read in re.finditer(_READ % name, data))
    return any(not read[1].strip(b" \t\"'").isdigit() and _ONLY_READ.match(data, read.end()) for read in reads)


def _escaped(text: str) -> bytes:
    return re.escape(text).replace(r"\*", r"\w*").encode()


def _items(data: bytes, *, none: bool = True) -> Iterator[tuple[bool, bytes, bytes]]:
    """Whether it is an attribute, its name, and the key, of what gets an element: `self.runs[run_id] = ...`."""
    for stored in _STORED.finditer(data):
        if not none and _NONE.match(data, stored.end()):
            continue
        begin = data.rfind(b"\n", 0, stored.start()) + 1
        if not data[
            begin : stored.start()
        ].strip():  # a bracket on a line of its own: the formatter has broken the line
            begin = max(begin - _BROKEN, 0)
        target = _TARGET.search(data, begin, stored.end())
        if target is not None:
            yield bool(target[1]), target[2], target[3].strip()


def _reads(data: bytes) -> Iterator[tuple[bool, bytes, bytes]]:
    """The same of reads that make what is missing: of what is a `defaultdict` by its name."""
    for made in _DEFAULTING.finditer(data) if b"defaultdict(" in data else ():
        for read in re.finditer(_READ % made[2], data):
            yield bool(made[1]), made[2], read[1].strip()


def _calls(pattern: re.Pattern[bytes], data: bytes) -> Iterator[tuple[bool, bytes, bytes]]:
    """The same of methods that put something in."""
    for call in pattern.finditer(data):
        holder = _HOLDER.search(data, max(0, call.start() - _INDENT), call.start())
        if holder is not None:
            yield bool(holder[1]), holder[2], call[1]


def _is_at_top(name: bytes, data: bytes) -> bool:
    """Whether the module, rather than a function, assigns a name."""
    if data.startswith(name) and _TOP.match(data, len(name)):
        return True
    start = data.find(b"\n" + name)
    while start >= 0:
        if _TOP.match(data, start + 1 + len(name)):
            return True
        start = data.find(b"\n" + name, start + 1)
    return False


def _is_taken_out(name: bytes, data: bytes) -> bool:
    """Whether a `finally` takes elements out of what has this name, whatever else is so."""
    return any(_is_in_finally(match.start(), name, data) for match in re.finditer(_REMOVES % (name, name), data))


def _is_in_finally(start: int, name: bytes, data: bytes) -> bool:
    """Whether one of the blocks around a place, within its function, is a `finally`, and no condition on others inside."""
    lines = data[: data.find(b"\n", start)].splitlines()
    depth = _depth(lines[-1]) if lines else 0
    for line in reversed(lines[:-1]):
        if not line.strip() or _depth(line) >= depth:
            continue
        depth = _depth(line)
        if line.lstrip().startswith(b"finally"):
            return True
        if _FUNCTION.match(line) or (_CONDITION.match(line) and name not in line):
            return False
    return False


def _depth(line: bytes) -> int:
    return len(line) - len(line.lstrip())

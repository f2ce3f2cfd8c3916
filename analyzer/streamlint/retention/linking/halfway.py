"""Generators that are left halfway: each keeps its frame, with what it was given, until it is read to its end or closed.

Only what the function that makes one does with it is looked at: `next(parts)`, or a loop over it that is left by `break`,
and nothing that reads the rest, as `next(parts)` does in rounds of its own. A generator that was not begun yet is somebody
else's to read. A parameter that the generator deletes or binds anew is taken to be gone from its frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.facts.operands import read
from streamlint.retention.chains import method_called
from streamlint.retention.graph import Flow
from streamlint.retention.linking.linker import Linker
from streamlint.retention.places import Place
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Generator

FRAME = "gi_frame"
"""The attribute that stands for what the frame of a generator has."""
_NEXT = frozenset({"next", "anext"})
_STEPS = frozenset({"__next__", "__anext__", "send", "asend"})
_PUTS = frozenset({"append", "add", "appendleft", "insert", "put", "put_nowait", "setdefault"})
_KEPT = (records.StoreItem, records.StoreAttr, records.Return, records.Collection)


def keep(linker: Linker, site: Site, generator: Generator, callee: Scope, given: Iterator[tuple[Place, str]]) -> None:
    """Gives a generator what the call that makes it is given, where it is left halfway."""
    if is_left(site):
        for place, name in given:
            if not _drops(callee, name):
                linker.flow(place, linker.attribute(generator, FRAME), Flow("keep", site))


def _drops(callee: Scope, name: str) -> bool:
    """Whether a function deletes one of its parameters, or binds it anew."""
    deleted = (site.record for site in callee.sites if isinstance(site.record, records.DeleteName))
    return name in callee.bindings or any(record.name == name for record in deleted)


def is_left(site: Site) -> bool:
    """Whether the function begins to read what a call makes, and does not read the rest."""
    names = {getattr(site.record, "to", "")}
    begun = False
    for other in site.scope.sites:
        record = other.record
        match record:
            case records.Copy(to=to, value=value) if value in names:
                names.add(to)
            case records.Loop(iterable=iterable) if iterable in names:
                if not any(isinstance(each.record, records.Break) and each.inside(other) for each in site.scope.sites):
                    return False
                begun = True
            case records.Call(function=function, arguments=(first, *_)) if first.value in names:
                if function in _NEXT:
                    if _in_rounds(other, site):
                        return False
                    begun = True
                elif not _puts(other):
                    return False
            case records.LoadAttr(of=of, name=name) if of in names:
                if name not in _STEPS or _in_rounds(other, site):
                    return False  # closed, read on, or unknown
                begun = True
            case _ if not isinstance(record, _KEPT) and names.intersection(read(record)):
                return False
            case _:
                pass
    return begun


def _in_rounds(step: Site, made: Site) -> bool:
    """Whether a step is taken in the rounds of a loop that starts after the generator was made: they may be all its steps."""
    return any(isinstance(each.record, records.Loop) and not made.inside(each) for each, _ in step.path)


def _puts(site: Site) -> bool:
    """Whether a call is of a method, such as `append`: a function may read what it is given."""
    called = method_called(site)
    return called is not None and called.name in _PUTS

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
from streamlint.retention.values import Generator, Value

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


def paused(linker: Linker, site: Site, value: Value) -> None:
    """Gives a generator that something enters, and leaves later, what its frame has where it yields."""
    scope = value.scope if isinstance(value, Generator) else None
    if scope is None or not linker.first_time("paused", site, value):
        return
    frame = linker.attribute(value, FRAME)
    for operand in _at_yields(scope):
        linker.flow(linker.variable(scope, operand), frame, Flow("keep", site, leaves=value.site))


def _at_yields(scope: Scope) -> Iterator[str]:
    """The locals that are bound where a generator yields, and the managers in whose blocks it does."""
    yields = [site for site in scope.sites if isinstance(site.record, records.Yield)]
    order = {site: index for index, site in enumerate(scope.sites)}
    last = max((order[site] for site in yields), default=-1)
    given = {parameter.name for parameter in scope.function.parameters}
    for name in dict.fromkeys((*given, *scope.bindings)):
        bound = [order[site] for site in scope.bindings.get(name, ())]
        dropped = any(isinstance(site.record, records.DeleteName) and site.record.name == name for site in scope.sites)
        if not dropped and (name in given or min(bound, default=last) < last):
            yield name
    for site in yields:
        yield from (each.record.manager for each, _ in site.path if isinstance(each.record, records.With))


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

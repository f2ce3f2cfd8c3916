"""What decides whether a kept stream is a leak: code that evicts, that makes the owner, and that calls what stores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.retention.linking.classes import lineage
from streamlint.retention.places import Attribute, Place, Variable
from streamlint.retention.values import Instance
from streamlint.retention.widening.wanted import Wanted, by_name, is_visible

if TYPE_CHECKING:
    from streamlint.retention.keeping.kept import Kept
    from streamlint.retention.program import Program


def lives(program: Program) -> tuple[Wanted, ...]:
    """What decides how long that lives which keeps a stream, and whether anything is taken out of it."""
    kept = (*program.kept, *program.kept_tasks)
    return tuple(sorted({wanted for each in kept for wanted in _life(program, each)} | set(_releases(program))))


def _life(program: Program, kept: Kept) -> Iterator[Wanted]:
    near = kept.store.scope.module.path
    yield from _evicted(kept.owner.place, near)
    if isinstance(kept.owner.holder, Instance):
        yield from _made(program, kept.owner.holder, near)
    if kept.region.site is None and is_visible(kept.region.scope):
        yield by_name(kept.region.scope)
    for eviction in program.evictions.of(kept.container):
        scope = eviction.site.scope
        if is_visible(scope) and not program.linker.callers.get(scope):
            yield by_name(scope)


def _made(program: Program, owner: Instance, near: str) -> Iterator[Wanted]:
    """Where the owner's class is called, and where an owner that a module holds is used."""
    for cls in lineage(owner.cls):
        if cls.scope is not None:
            yield Wanted(cls.scope.module.name, cls.name, near=near)
    for scope in program.linker.modules.values():
        for place in scope.variables.values():
            if owner in place.values and not place.name.startswith("%"):
                yield Wanted(scope.module.name, place.name, near=near)


def _releases(program: Program) -> Iterator[Wanted]:
    """What may take something out of what a stream class gathers."""
    for cls in program.stream_classes.all:
        for gathering in program.stream_classes.kept_for_ever(cls):
            yield Wanted("", gathering.attribute, evicts=True, near=gathering.site.scope.module.path)


def _evicted(place: Place, near: str) -> Iterator[Wanted]:
    match place:
        case Variable(scope=scope, name=name) if scope is not None and scope.function.kind == "module":
            yield Wanted(scope.module.name, name, evicts=True, near=near)
        case Attribute(name=name):
            yield Wanted("", name, evicts=True, near=near)
        case _:
            pass

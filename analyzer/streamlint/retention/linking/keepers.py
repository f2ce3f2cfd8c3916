"""Keepers: calls that keep their arguments for as long as what they are called on lives, or until it is told to let go."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.facts import records
from streamlint.models.tables import Keeper
from streamlint.retention.graph import Flow
from streamlint.retention.linking import halfway, wrapping
from streamlint.retention.linking.linker import Linker
from streamlint.retention.scopes import Scope, Site
from streamlint.retention.values import Container, Value


def keep(
    linker: Linker, site: Site, record: records.Call, dotted: str, receiver: Value, callee: Scope | None = None
) -> None:
    """A keeper of the configuration: the receiver keeps the argument until one of its other calls lets it go.

    `callee` is the function that is called where the program has it: it tells positions and keywords from each other.
    """
    keeper = linker.models.keeper(dotted)
    if keeper is not None and (receiver.site is not None or not _is_of_object(linker, keeper)):
        held = _kept_by(linker, keeper, receiver)
        for operand in _kept_arguments(linker, record, keeper, callee):
            source = linker.variable(site.scope, operand)
            linker.flow(source, linker.elements(held), Flow("append", site))
            if _registry(linker, keeper) == "stack":
                linker.watch(source, lambda value: halfway.paused(linker, site, value))
    release(linker, site, dotted, receiver)


def release(linker: Linker, site: Site, dotted: str, receiver: Value) -> None:
    """A call, or a block that is left, by which the receiver lets go of what it keeps."""
    for released in linker.models.keepers_released_by(dotted):
        registrar = linker.models.registrar(released.call)
        undoes = registrar is None or dotted.rpartition(".")[2] in registrar.undone_by
        whole = _is_of_object(linker, released) and not undoes
        linker.evict(site, _kept_by(linker, released, receiver), "all" if whole else "one")


def _kept_by(linker: Linker, keeper: Keeper, receiver: Value) -> Container:
    """What a receiver keeps by the calls of one keeper."""
    owner, _, name = keeper.call.rpartition(".")
    kind = "callbacks" if _calls_what_it_keeps(linker, keeper) else owner.rpartition(".")[2] or "keeper"
    empty = Container(receiver.site, kind, receiver, registers=keeper.sets_up)
    held = linker.intern(("keeper", receiver, keeper.call), lambda: empty)
    place = linker.attribute(receiver, name)
    linker.give(place, held)
    if receiver.site is not None:
        inside = linker.hidden(receiver.site, held, "kept")
        linker.give(inside, held)
        linker.flow(inside, place, Flow("keep", receiver.site))
    return held


def _registry(linker: Linker, keeper: Keeper) -> str:
    """What keeps the arguments of a keeper that is a registrar too; empty where it is none."""
    registrar = linker.models.registrar(keeper.call)
    return registrar.registry if registrar is not None else ""


def _calls_what_it_keeps(linker: Linker, keeper: Keeper) -> bool:
    """Whether it is a callback that a future, a loop or a stack keeps, rather than what a stack has entered."""
    wrapper = linker.models.wrapper(keeper.call)
    spawner = linker.models.spawner(keeper.call)
    calls = _registry(linker, keeper) in ("stack", "future", "process") or (
        spawner is not None and spawner.runs == "many"
    )
    return calls and not (wrapper is not None and wrapper.enters)


def _is_of_object(linker: Linker, keeper: Keeper) -> bool:
    """Whether it is a stack or a future that keeps, each for itself: then it must be seen where that is made."""
    return _registry(linker, keeper) in ("stack", "future")


def _kept_arguments(linker: Linker, record: records.Call, keeper: Keeper, callee: Scope | None) -> Iterator[str]:
    """The operands that a keeper's call keeps, however they are given."""
    registrar = linker.models.registrar(keeper.call)
    if registrar is not None:
        numbered = (each for each in record.arguments if each.keyword is None)
        yield from (each.value for number, each in enumerate(numbered) if registrar.callback.covers(number))
        return
    names = [each.name for each in callee.function.parameters] if callee is not None else []
    if callee is not None and callee.cls is not None:
        names = names[1:]
    wanted: set[int | str] = {keeper.argument}
    if isinstance(keeper.argument, int):
        wanted.update(names[keeper.argument : keeper.argument + 1])
    elif keeper.argument in names:
        wanted.add(names.index(keeper.argument))
    places = wrapping.positional(record)
    for argument in record.arguments:
        number = places.index(argument.value) if argument.keyword is None and argument.value in places else None
        if number in wanted or argument.keyword in wanted:
            yield argument.value

"""From raw tables to values: what Python's own calls, containers and schedulers do with what they are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from streamlint.models import fields
from streamlint.models.reading import plain_names
from streamlint.models.schema import Entry, Place, check, nearest
from streamlint.models.tables import (
    Arguments,
    Bound,
    Container,
    ContainerFunction,
    ContainerMethod,
    Spawner,
    Wrapper,
)


def read_wrapper(raw: object, place: Place) -> tuple[Wrapper, ...]:
    """One `[[wrapper]]`, a value for each name that it lists."""
    entry = check(raw, fields.WRAPPER, place)
    wrapper = Wrapper(
        call="",
        holder=entry.raw("holder", "result"),
        keeps=read_arguments(entry.raw("keeps")),
        until=entry.text("until"),
        iterates=read_arguments(entry.raw("iterates", "none")),
        yields=entry.raw("yields", ""),
        stores_items=entry.flag("stores-items"),
        gives_item=entry.flag("gives-item"),
        gives_argument=entry.number("gives-argument"),
        gives_receiver=entry.flag("gives-receiver"),
        enter_gives=entry.number("enter-gives"),
        enters=entry.flag("enters"),
        promises=entry.flag("promises"),
        context=entry.raw("context", ""),
        notes=entry.text("notes"),
        origin=place.file,
    )
    return tuple(replace(wrapper, call=call) for call in plain_names(entry, "call"))


def read_arguments(raw: str | list[int | str]) -> Arguments:
    """Which arguments a table means: all, those from the second on, none, or a list of positions and keywords."""
    if isinstance(raw, list):
        return Arguments(named=tuple(raw))
    return Arguments(rest={"all": 0, "rest": 1, "none": None}[raw])


def read_container(raw: object, place: Place, known: Mapping[str, Container]) -> tuple[Container, ...]:
    """One `[[container]]`, a value for each name that it lists. `known` are the ones that `like` can name."""
    entry = check(raw, fields.CONTAINER, place)
    methods = {method.name: method for method in _inherited(entry, known)}
    for name, table in entry.raw("methods", {}).items():
        methods[name] = _method(name, check(table, fields.METHOD, place.inside(f"methods.{name}")))
    container = Container(
        call="",
        kind=entry.text("kind"),
        bound=_bound(entry),
        weak=entry.raw("weak", ""),
        fills=entry.number("fills"),
        fills_rest=entry.flag("fills-rest"),
        memo=entry.flag("memo"),
        methods=tuple(methods.values()),
        origin=place.file,
    )
    return tuple(replace(container, call=call) for call in plain_names(entry, "call"))


def _inherited(entry: Entry, known: Mapping[str, Container]) -> tuple[ContainerMethod, ...]:
    like = entry.maybe("like")
    if like is None:
        return ()
    if like not in known:
        problem = f"'like' must name a container that stands before it, not {like!r}"
        raise entry.error("like", problem, nearest(like, known))
    return known[like].methods


def _bound(entry: Entry) -> Bound | None:
    if "bound" not in entry:
        return None
    bound = check(entry.raw("bound"), fields.BOUND, entry.place.inside("bound"))
    return Bound(
        always=bound.flag("always"),
        keyword=bound.maybe("keyword"),
        position=bound.number("position"),
        by_default=bound.flag("by-default"),
        unlimited=tuple(None if value == "None" else value for value in bound.constants("unlimited")),
    )


def _method(name: str, entry: Entry) -> ContainerMethod:
    return ContainerMethod(
        name=name,
        puts=entry.number("puts"),
        puts_each=entry.number("puts-each"),
        puts_mapping=entry.number("puts-mapping"),
        key=entry.number("key"),
        evicts=entry.raw("evicts", "none"),
        gives=entry.raw("gives", "none"),
    )


def read_function(raw: object, place: Place) -> tuple[ContainerFunction, ...]:
    """One `[[container-function]]`, a value for each name that it lists."""
    entry = check(raw, fields.CONTAINER_FUNCTION, place)
    into = entry.number("into") or 0
    return tuple(
        ContainerFunction(call=call, into=into, does=_method(call, entry), origin=place.file)
        for call in plain_names(entry, "call")
    )


def read_spawner(raw: object, place: Place) -> tuple[Spawner, ...]:
    """One `[[spawner]]`, a value for each name that it lists."""
    entry = check(raw, fields.SPAWNER, place)
    if ("call" in entry) == ("method" in entry):
        raise entry.error("call", "a spawner needs 'call' or 'method'")
    spawner = Spawner(
        call="",
        takes=entry.raw("takes"),
        runs=entry.raw("runs"),
        returns=entry.raw("returns"),
        position=entry.raw("position", None if "keyword" in entry or "all-arguments" in entry else 0),
        keyword=entry.maybe("keyword"),
        all_arguments=entry.flag("all-arguments"),
        rest=entry.number("rest"),
        args=entry.number("args"),
        held_by=entry.raw("held-by", "call"),
        removed_by=entry.words("removed-by"),
        is_method="method" in entry,
        enters=entry.flag("enters"),
        origin=place.file,
    )
    return tuple(replace(spawner, call=call) for call in (*plain_names(entry, "call"), *entry.words("method")))

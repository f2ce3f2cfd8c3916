"""From what the graph knows of a stream class to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.finding import Confidence, Container, Finding, Step
from streamlint.location import Location
from streamlint.retention.ending.unreleased import Listened, Unreleased
from streamlint.retention.keeping.streams import Gathering
from streamlint.retention.scopes import Scope
from streamlint.retention.values import ClassValue

if TYPE_CHECKING:
    from streamlint.retention.program import Program
    from streamlint.rule import Rule


def explain_unreleased(rule: type[Rule] | Rule, found: Unreleased, program: Program) -> Finding:
    """The finding for a stream class that gathers and never lets go, or not on each of its ends."""
    cls, gathered = found.cls, found.gathered
    where = _statement(cls)
    names = list(dict.fromkeys(gathering.attribute for gathering in gathered))
    spelled = " and ".join(f"`{name}`" for name in names[:3])
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=_message(found, spelled),
        where=where,
        severity="warning",
        confidence=_confidence(found, program),
        advice=_advice(found, spelled),
        growth="history" if program.fills_from_argument(cls) or "messages" in names else "items",
        source=gathered[0].site.location,
        container=_container(cls, names[0], program),
        chain=(*_gathered(cls, gathered), *_ends(found, where)),
    )


def _message(found: Unreleased, spelled: str) -> str:
    if found.ended is None:
        return f"`{found.cls.name}` gathers {spelled} and lets go of nothing when it ends"
    how = "when an error ends it" if found.ended.way.fails is not None else f"in `{found.ended.scope.title}`"
    return f"`{found.cls.name}` lets go of {spelled} when it is read to its end, but not {how}"


def _confidence(found: Unreleased, program: Program) -> Confidence:
    handed_out = program.stream_classes.is_handed_out(found.cls)
    return Confidence.HIGH if handed_out and found.ended is None else Confidence.MEDIUM


def _advice(found: Unreleased, spelled: str) -> str:
    if found.ended is not None:
        return f"clear {spelled} on each way out, in a `finally` or in one method that all of them call"
    return f"cache the final value, then clear {spelled} when the stream has ended and its listeners have run"


def _gathered(cls: ClassValue, gathered: tuple[Gathering, ...]) -> Iterator[Step]:
    for gathering in _first_of_each(gathered):
        yield Step(
            "gather",
            gathering.site.location,
            f"`{gathering.attribute}` takes one more each time that `{gathering.site.scope.title}` runs",
            f"gather {cls.name}.{gathering.attribute} in {gathering.site.scope.title}",
            suspect=True,
        )


def _ends(found: Unreleased, where: Location) -> Iterator[Step]:
    cls = found.cls.name
    if found.ended is None or found.clear is None:
        yield Step("owner", where, f"no method of `{cls}` clears, replaces or trims it", f"class {cls}")
        return
    title = found.ended.scope.title
    name = found.clear.name
    yield Step("clear", found.clear.site.location, f"`{name}` is emptied here, on another way", f"clear {cls}.{name}")
    note = f"here `{cls}` ends as well, and `{name}` stays"
    yield Step("end", _way(found), note, f"end {cls} in {title}", suspect=True)


def _way(found: Unreleased) -> Location:
    assert found.ended is not None
    scope, way = found.ended.scope, found.ended.way
    handlers = getattr(way.fails.record, "handlers", ()) if way.fails is not None else ()
    return Location(scope.module.path, handlers[way.number].at if handlers else scope.function.at)


def _first_of_each(gathered: tuple[Gathering, ...]) -> tuple[Gathering, ...]:
    first: dict[str, Gathering] = {}
    for gathering in gathered:
        first.setdefault(gathering.attribute, gathering)
    return tuple(first.values())


# ----------------------------------------------------------------------------------------------------- listener tables


def explain_listened(rule: type[Rule] | Rule, found: Listened, program: Program) -> Finding:
    """The finding for a stream class that keeps its handlers after its end."""
    cls, table, scope = found.cls, found.table, found.ended.scope
    told = next(emission for emission in found.ended.tells if emission.table == table)
    title = found.taken.site.scope.title
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"`{cls.name}` keeps the handlers in `{table}` after its end, and all that they capture",
        where=_statement(cls),
        severity="warning",
        confidence=Confidence.MEDIUM,
        advice=f"empty `{table}` when the last handler has run: nothing is told any more",
        growth="items",
        source=found.taken.site.location,
        container=_container(cls, table, program),
        chain=(
            Step(
                "register",
                found.taken.site.location,
                f"`{table}` takes one more handler each time that `{title}` runs",
                f"gather {cls.name}.{table} in {title}",
                suspect=True,
            ),
            Step("end", _begin(scope), f"`{scope.title}` ends the stream", f"end {cls.name} in {scope.title}"),
            Step("tell", told.site.location, "its handlers are called for the last time", f"tell {told.event}"),
            Step("owner", _statement(cls), f"no method of `{cls.name}` empties `{table}`", f"class {cls.name}"),
        ),
    )


def _begin(scope: Scope) -> Location:
    return Location(scope.module.path, scope.function.at)


def _statement(cls: ClassValue) -> Location:
    assert cls.facts is not None
    assert cls.scope is not None
    return Location(cls.scope.module.path, cls.facts.at)


def _container(cls: ClassValue, name: str, program: Program) -> Container:
    holder = next(iter(program.stream_classes.containers(cls, name)), None)
    made = holder.site.location if holder is not None and holder.site is not None else _statement(cls)
    return Container(f"{cls.name}.{name}", holder.kind if holder is not None else "list", "instance", made)

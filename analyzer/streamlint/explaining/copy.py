"""From a copy of a history that streams are handed to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.explaining.anchor import owner_anchor, scope_anchor
from streamlint.finding import Confidence, Container, Finding, Step
from streamlint.location import Location
from streamlint.retention.keeping.copies import HistoryCopy

if TYPE_CHECKING:
    from streamlint.retention.program import Program
    from streamlint.rule import Rule


def explain_copy(rule: type[Rule] | Rule, found: HistoryCopy, program: Program) -> Finding:
    """The finding for one statement that copies."""
    owner = program.owners.of(found.history)
    name = owner.name if owner is not None else "the history"
    label = found.stream.label
    kind = owner.kind if owner is not None else "call"
    site = found.history.site
    made = site.location if site is not None else found.site.location
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"each `{label}` is handed its own copy of `{name}`, which grows: n of them hold O(n²)",
        where=found.site.location,
        severity="warning",
        confidence=Confidence.HIGH if found.kept is not None else Confidence.MEDIUM,
        advice=_advice(found, name),
        growth="history * iterations",
        source=found.made.location,
        container=Container(name, found.history.kind, kind, made),
        chain=tuple(_chain(found, name, label, owner_anchor(owner, found.history.kind) if owner else "the history")),
    )


def _advice(found: HistoryCopy, name: str) -> str:
    kept = "keep the final messages, and let the streams go" if found.kept is not None else "let go of it at the end"
    return f"{kept}: compacting `{name}` frees none of the copies"


def _chain(found: HistoryCopy, name: str, label: str, anchor: str) -> Iterator[Step]:
    title = found.made.scope.title
    note = f"a new `{label}` {found.region.words}"
    yield Step("make", found.made.location, note, f"make {label} in {scope_anchor(found.made.scope)}")
    copy = f"it is handed a copy of `{name}`, as long as that is by then"
    yield Step("copy", found.site.location, copy, f"copy {anchor} in {scope_anchor(found.site.scope)}", suspect=True)
    grows = f"`{name}` takes more {found.region.words}"
    yield Step("grow", found.grows.location, grows, f"grow {anchor} in {scope_anchor(found.grows.scope)}")
    if found.kept is not None:
        kept = f"`{found.kept.owner.name}` keeps the streams, and each its copy"
        yield Step(
            "store",
            found.kept.store.location,
            kept,
            f"store {label} in {owner_anchor(found.kept.owner, found.kept.container.kind)}",
            suspect=True,
        )
    else:
        where = Location(found.made.scope.module.path, found.made.scope.function.at)
        yield Step("owner", where, f"`{title}` hands the streams out, and whoever keeps them keeps the copies", title)

"""From what the graph knows of a stream class to what a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlint.anchor import scope_anchor
from streamlint.finding import Confidence, Container, Finding, Step
from streamlint.location import Location
from streamlint.retention.keeping.streams import Gathering
from streamlint.retention.values import ClassValue

if TYPE_CHECKING:
    from streamlint.retention.program import Program
    from streamlint.rule import Rule


def explain_unreleased(
    rule: type[Rule] | Rule, cls: ClassValue, gathered: tuple[Gathering, ...], program: Program
) -> Finding:
    """The finding for a stream class that gathers and never lets go."""
    assert cls.facts is not None
    assert cls.scope is not None
    where = Location(cls.scope.module.path, cls.facts.at)
    names = list(dict.fromkeys(gathering.attribute for gathering in gathered))
    spelled = " and ".join(f"`{name}`" for name in names[:3])
    first = gathered[0]
    holder = next(iter(program.stream_classes.containers(cls, names[0])), None)
    made = holder.site.location if holder is not None and holder.site is not None else where
    chain = tuple(
        Step(
            "gather",
            gathering.site.location,
            f"`{gathering.attribute}` takes one more each time that `{gathering.site.scope.title}` runs",
            f"gather {cls.name}.{gathering.attribute} in {scope_anchor(gathering.site.scope)}",
            suspect=True,
        )
        for gathering in _first_of_each(gathered)
    )
    end = Step("owner", where, f"no method of `{cls.name}` clears, replaces or trims it", f"class {cls.name}")
    history = program.fills_from_argument(cls) or "messages" in names
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"`{cls.name}` gathers {spelled} and lets go of nothing when it ends",
        where=where,
        severity="warning",
        confidence=Confidence.HIGH if program.stream_classes.is_handed_out(cls) else Confidence.MEDIUM,
        advice=f"cache the final value, then clear {spelled} when the stream has ended and its listeners have run",
        growth="history" if history else "items",
        source=first.site.location,
        container=Container(f"{cls.name}.{names[0]}", holder.kind if holder is not None else "list", "instance", made),
        chain=(*chain, end),
    )


def _first_of_each(gathered: tuple[Gathering, ...]) -> tuple[Gathering, ...]:
    first: dict[str, Gathering] = {}
    for gathering in gathered:
        first.setdefault(gathering.attribute, gathering)
    return tuple(first.values())

"""From a stream that is taken out on some ways only to what a person reads: which way leaves it in, and what it skips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from streamlint.explaining.anchor import owner_anchor, scope_anchor
from streamlint.explaining.kept import explain
from streamlint.finding import Finding, Step

if TYPE_CHECKING:
    from streamlint.retention.keeping.entries import Cause
    from streamlint.retention.keeping.fates import Skipped
    from streamlint.retention.keeping.kept import Kept
    from streamlint.retention.program import Program
    from streamlint.rule import Rule

_ADVICE = "take it out in a `finally`, a context manager or a done-callback"
_UNENDED = "take out what is too old at each start, or bound how many there are: not every start has an end"
_CAUSES: dict[Cause, tuple[str, str]] = {
    "exception": ("an exception", "an exception here leaves it in"),
    "cancellation": ("a cancellation", "a cancellation here, which is no `Exception`, leaves it in"),
    "timeout": ("a timeout", "a timeout here is caught, and leaves it in"),
    "return": ("an early return", "a return here leaves it in"),
    "condition": ("a change", "this makes the condition false under which it is taken out"),
    "no end": ("a start without a good end", "where no good end follows, it stays in"),
    "next round": ("a `continue`", "the next round begins without its being taken out"),
}


def explain_skipped(rule: type[Rule] | Rule, kept: Kept, program: Program) -> Finding:
    """The finding of `rule` for a stream whose eviction is skipped."""
    skipped = kept.skipped
    assert skipped is not None
    told = explain(rule, kept, program)
    what, _ = _CAUSES[skipped.way.cause]
    return replace(
        told,
        message=f"`{kept.owner.name}` keeps each `{kept.source.label}` after {what}: what takes it out is skipped",
        advice=_UNENDED if skipped.way.cause == "no end" else _ADVICE,
        chain=tuple(_chain(told, kept, skipped)),
    )


def _chain(told: Finding, kept: Kept, skipped: Skipped) -> Iterator[Step]:
    for step in told.chain:
        if step.kind != "store":
            yield step
            continue
        yield replace(step, note=f"`{kept.owner.name}` takes one more {kept.region.words}")
        yield from _steps(kept, skipped)


def _steps(kept: Kept, skipped: Skipped) -> Iterator[Step]:
    way, site = skipped.way, skipped.eviction.site
    leave = Step(
        "leave", way.site.location, _CAUSES[way.cause][1], f"leave {scope_anchor(way.site.scope)} by {way.cause}"
    )
    evict = Step(
        "evict",
        site.location,
        f"only this takes it out of `{kept.owner.name}`",
        f"evict from {owner_anchor(kept.owner, kept.container.kind)} in {scope_anchor(site.scope)}",
        suspect=True,
    )
    yield leave
    yield evict

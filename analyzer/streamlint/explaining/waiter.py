"""From what is left waiting to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.explaining.anchor import scope_anchor, way_anchor
from streamlint.finding import Confidence, Container, Finding, Step
from streamlint.retention.chains import own_name
from streamlint.retention.scopes import Scope
from streamlint.retention.waiting.left_waiting import LeftWaiting

if TYPE_CHECKING:
    from streamlint.rule import Rule


def explain_waiter(rule: type[Rule] | Rule, left: LeftWaiting) -> Finding:
    """The finding for one waiter."""
    on = _spelled(left)
    registers = left.made is left.site
    each = _each(left)
    what = "callback" if registers else "waiter"
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"`{on}` gets one more {what} {each}, and `{left.site.scope.title}` ends none of them",
        where=left.site.location,
        severity="warning",
        confidence=Confidence.HIGH if left.loop is not None else Confidence.MEDIUM,
        advice=(
            "register the callback once, before the loop, or take it back with `remove_done_callback`"
            if registers
            else "cancel what is pending on every way out, or make the waiter once and use it again while it is not done"
        ),
        growth="waiters * iterations" if left.loop is not None else "waiters * calls",
        source=left.made.location,
        container=Container(on, "callbacks" if registers else "waiters", "instance", left.site.location),
        chain=tuple(_chain(left, on, each)),
        assumption="" if left.loop is not None else f"`{left.site.scope.title}` is called more than once",
    )


def _spelled(left: LeftWaiting) -> str:
    """The name of what is waited on; what hangs from `self` by its class."""
    home = left.on.home
    method = left.made.scope if home is None else home
    own = own_name(method)
    cls = _class_name(method)
    if own is not None and left.on.root == own and cls and left.on.names:
        return ".".join((cls, *left.on.names))
    return left.on.spelled


def _class_name(scope: Scope | None) -> str:
    while scope is not None and scope.cls is None:
        scope = scope.parent
    return scope.cls.name if scope is not None and scope.cls is not None else ""


def _each(left: LeftWaiting) -> str:
    if left.loop is not None:
        return f"each iteration of line {left.loop.record.at.line}"
    return f"each call of `{left.site.scope.title}`"


def _chain(left: LeftWaiting, on: str, each: str) -> Iterator[Step]:
    scope = scope_anchor(left.site.scope)
    way = way_anchor(on, left.on.root)
    if left.made is not left.site:
        note = f"a new waiter that {left.how} `{on}`, {each}"
        yield Step("yield", left.made.location, note, f"make waiter on {way} in {scope}")
    yield Step(
        "store",
        left.site.location,
        f"`{on}` keeps it until it is done; nothing cancels it, awaits it or uses it again",
        f"wait on {way} in {scope}",
        suspect=True,
    )
    where = left.loop.location if left.loop is not None else left.site.location
    yield Step("owner", where, f"`{on}` is there before and after {each}", f"owner {on}")

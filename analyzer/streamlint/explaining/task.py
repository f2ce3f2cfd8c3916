"""From what a task, a future or a task group keeps to what a person reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from streamlint.explaining.anchor import scope_anchor, way_anchor
from streamlint.explaining.kept import explain
from streamlint.finding import Confidence, Container, Finding, Step
from streamlint.location import Location
from streamlint.retention.keeping.kept import Kept
from streamlint.retention.registering.emitters import class_of
from streamlint.retention.scopes import Site
from streamlint.retention.waiting.endless import Endless
from streamlint.retention.waiting.promises import BrokenPromise

if TYPE_CHECKING:
    from streamlint.retention.program import Program
    from streamlint.rule import Rule

_DISCARD = "keep the tasks in a set, and let each take itself out: `task.add_done_callback(tasks.discard)`"


def explain_heap(rule: type[Rule] | Rule, kept: Kept, program: Program) -> Finding:
    """The finding for a container of tasks that only grows."""
    found = explain(rule, kept, program)
    return replace(found, advice=_DISCARD, growth="tasks", severity="warning")


def explain_queue(rule: type[Rule] | Rule, kept: Kept, program: Program) -> Finding:
    """The finding for a queue of streams that nothing reads."""
    return explain(rule, kept, program)


def explain_promise(rule: type[Rule] | Rule, broken: BrokenPromise) -> Finding:
    """The finding for a container of futures of which some are never done."""
    cls = class_of(broken.store.scope)
    name = ".".join((cls.name if cls is not None else broken.container.root, *broken.container.names))
    waits = broken.race.scope.title
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"`{name}` keeps every future that `{waits}` gives up waiting for",
        where=broken.store.location,
        severity="warning",
        confidence=Confidence.HIGH,
        advice="cancel the future where the wait ran out of time: its done-callback then takes it out",
        growth="futures",
        source=broken.made.location,
        container=Container(name, "set", "instance", broken.store.location),
        chain=(
            Step(
                "yield",
                broken.made.location,
                "a new future each call",
                f"make future in {scope_anchor(broken.made.scope)}",
            ),
            Step(
                "store",
                broken.store.location,
                f"`{name}` keeps it until it is done",
                f"store {way_anchor(name, broken.container.root)} in {scope_anchor(broken.store.scope)}",
                suspect=True,
            ),
            Step(
                "wait",
                broken.race.location,
                "where time runs out, nothing cancels it, and it is never done",
                f"give up in {scope_anchor(broken.race.scope)}",
                suspect=True,
            ),
        ),
    )


def explain_endless(rule: type[Rule] | Rule, endless: Endless) -> Finding:
    """The finding for a task that each request starts and that never ends."""
    starts = endless.site.scope.title
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"`{starts}` starts one more `{endless.runs.function.name}` for each request, and none of them ends",
        where=endless.site.location,
        severity="warning",
        confidence=Confidence.MEDIUM,
        advice="end the task with its request: cancel it, or close what it serves, in a `finally`",
        growth="tasks",
        source=_header(endless.runs.module.path, endless),
        container=Container("the running tasks", "tasks", "call", endless.site.location),
        chain=tuple(_steps(endless, endless.site)),
        assumption=f"`{starts}` runs for each request",
    )


def _home(site: Site) -> str:
    return scope_anchor(site.scope)


def _header(path: str, endless: Endless) -> Location:
    return Location(path, endless.runs.function.at)


def _steps(endless: Endless, site: Site) -> tuple[Step, ...]:
    return (
        Step("yield", _header(endless.runs.module.path, endless), endless.why, f"run {scope_anchor(endless.runs)}"),
        Step(
            "store",
            site.location,
            f"a task is started, which keeps its frame and `{endless.name}`",
            f"start {scope_anchor(endless.runs)} in {scope_anchor(site.scope)}",
            suspect=True,
        ),
    )

"""From a handler that nothing will call to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from streamlint.explaining.anchor import scope_anchor
from streamlint.finding import Confidence, Finding, Step
from streamlint.location import Location
from streamlint.retention.ending.unfired import Unfired
from streamlint.rule import Rule


def explain_unfired(rule: type[Rule] | Rule, found: Unfired) -> Finding:
    """The finding for one registration."""
    label = _label(found)
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=_message(found, label),
        where=found.site.location,
        severity="error",
        confidence=Confidence.HIGH if found.late is not None and not _is_assumed(found) else Confidence.MEDIUM,
        advice=_advice(found),
        source=_source(found),
        chain=tuple(_chain(found, label)),
    )


def _is_assumed(found: Unfired) -> bool:
    return found.late is not None and found.late.gone is not None and found.late.gone.assumed


def _label(found: Unfired) -> str:
    if found.cls is not None:
        return found.cls.name
    if found.api is not None and found.api.types:
        return found.api.types[0].rpartition(".")[2]
    streams = found.late.streams if found.late is not None else ()
    return streams[0].label if streams else "stream"


def _is_method(found: Unfired) -> bool:
    """Whether the handler is a method that overrides none of a library's class."""
    return found.api is not None and found.never is not None and not found.never.by


def _event(found: Unfired) -> str:
    event = found.never.event if found.never is not None else found.late.event if found.late is not None else ""
    return f"`{event}` handler" if event else "handler"


def _message(found: Unfired, label: str) -> str:
    if found.never is not None and _is_method(found):
        return f"`{label}` never calls `{found.never.event}`: this handler never runs"
    if found.never is not None:
        return f"no `{found.never.event}` is ever emitted by `{label}`: this handler never runs"
    when = "in its end handler" if found.late is not None and found.late.gone is None else "after the stream has ended"
    return f"a {_event(found)} of `{label}` is registered {when}: nothing is emitted any more"


def _advice(found: Unfired) -> str:
    if found.never is None:
        return "register it before the stream is read"
    if _is_method(found):
        assert found.never is not None
        (nearest,) = get_close_matches(found.never.event, found.events, 1, 0)
        return f"override one of the methods that it does call, such as `{nearest}`"
    events = " or ".join(f"`{event}`" for event in found.events[:4])
    return f"register for {events}, which it does emit" if events else "register for an event that it emits"


def _source(found: Unfired) -> Location:
    streams = found.never.streams if found.never is not None else found.late.streams if found.late is not None else ()
    made = next((value.site for value in streams if value.site is not None), found.site)
    return made.location


def _chain(found: Unfired, label: str) -> Iterator[Step]:
    title = scope_anchor(found.site.scope)
    yield Step("make", _source(found), f"a new `{label}`", f"make {label} in {title}")
    late = found.late
    if late is not None:
        if late.gone is not None:
            yield Step(
                "end",
                late.gone.end.location,
                "it has ended here",
                f"end {label} in {scope_anchor(late.gone.end.scope)}",
            )
        for call in late.trail:
            yield Step(
                "call", call.location, "and goes on to what is called here", f"call in {scope_anchor(call.scope)}"
            )
    note = f"the {_event(found)} is registered, and is never called"
    yield Step("register", found.site.location, note, f"register {_event(found)} of {label} in {title}", suspect=True)
    if found.api is not None:
        said = f"by its table, `{label}` tells of {_some(found.events)}, and of nothing else"
        yield Step("emits", found.site.location, said, f"api {found.api.id}")
    if found.cls is not None and found.cls.facts is not None and found.cls.scope is not None:
        where = Location(found.cls.scope.module.path, found.cls.facts.at)
        events = ", ".join(f"`{event}`" for event in found.events)
        yield Step("emits", where, f"`{label}` emits {events}, and nothing else", f"class {label}")


def _some(events: tuple[str, ...]) -> str:
    """Events in words, at most six of them."""
    shown = ", ".join(f"`{event}`" for event in events[:6])
    return f"{shown} and {len(events) - 6} more" if len(events) > 6 else shown

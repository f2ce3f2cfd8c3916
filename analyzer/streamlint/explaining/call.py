"""From an accessor that is asked at the wrong time to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator

from streamlint.explaining.anchor import scope_anchor
from streamlint.facts import records
from streamlint.finding import Confidence, Finding, Step
from streamlint.location import Location
from streamlint.retention.ending.ends import LateCall
from streamlint.retention.ending.heard import Asked
from streamlint.retention.scopes import Site
from streamlint.retention.values import Value
from streamlint.rule import Rule

# -------------------------------------------------------------------------------------------- in the own end handler


def explain_drain(rule: type[Rule] | Rule, late: LateCall) -> Finding:
    """The finding for an accessor that reads the iterator which is calling it."""
    drain = late.call
    label = _label(drain.streams)
    where = drain.hook or (f"`{late.registered.event or late.registered.by}` handler" if late.registered else "")
    place = f"`{where}`" if drain.hook else f"the {where}" if where else f"`{_first(drain.trail, drain.site)}`"
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"`{drain.name}()` is called in {place} of its own `{label}`, whose iterator is still running: it raises",
        where=drain.site.location,
        severity="error",
        confidence=Confidence.HIGH,
        advice=_instead(late),
        source=late.registered.site.location if late.registered is not None else drain.site.location,
        chain=tuple(_drain_chain(late, label)),
    )


def _instead(late: LateCall) -> str:
    drain = late.call
    after = f"call `{drain.name}()` after the stream was read, outside of the handler"
    ok = drain.api.hook_ok if drain.api is not None else ()
    return f"read `{ok[0]}` there, which is complete by then, or {after}" if ok else after


def _drain_chain(late: LateCall, label: str) -> Iterator[Step]:
    drain = late.call
    if late.registered is not None:
        event = late.registered.event or late.registered.by
        note = f"its handler for `{event}` is registered"
        yield Step("register", late.registered.site.location, note, f"register {event} of {label}")
    begun = (*drain.trail, drain.site)[0].scope
    if late.registered is None:
        where = Location(begun.module.path, begun.function.at)
        yield Step("hook", where, f"`{begun.title}` runs when the stream ends", f"hook {begun.title}")
    for call in drain.trail:
        title = call.scope.title
        yield Step("call", call.location, f"`{title}` goes on to what is called here", f"call in {title}")
    yield Step(
        "accessor",
        drain.site.location,
        f"`{drain.name}()` reads the stream to its end, and the stream's iterator is what is running: {_error(late)}",
        f"call {drain.name} in {scope_anchor(drain.site.scope)}",
        suspect=True,
    )
    if drain.reads is not None and drain.running is not None:
        note = f"it reads on from `{drain.running.title}`, which has called the handler and is not done"
        yield Step("drain", drain.reads.location, note, f"read {drain.running.title}")


def _error(late: LateCall) -> str:
    api = late.call.api
    if api is not None and api.hook_error:
        return api.hook_error.partition(" (")[0]
    running = late.call.running
    asynchronous = running is not None and running.function.is_async
    return (
        "RuntimeError: asynchronous generator is already running"
        if asynchronous
        else "ValueError: generator already executing"
    )


# --------------------------------------------------------------------------------------------- after an early exit


def explain_early(rule: type[Rule] | Rule, asked: Asked) -> Finding:
    """The finding for a final accessor after a block that was left too early."""
    label = _label(asked.streams)
    broke = asked.unread.broke
    early = "left before the stream was read to its end" if broke is not None else "left without reading the stream"
    sure = asked.api is not None or (asked.whole is not None and asked.whole.how == "raises")
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=f"`{_asked(asked)}` of `{label}` is asked after its block was {early}",
        where=asked.site.location,
        severity="error",
        confidence=Confidence.HIGH if sure and (asked.unread.sure or broke is not None) else Confidence.MEDIUM,
        advice=_inside(asked),
        source=_source(asked),
        chain=tuple(_early_chain(asked, label)),
    )


def _asked(asked: Asked) -> str:
    """The accessor as the code asks for it: a call, or a property."""
    return asked.name if isinstance(asked.site.record, records.LoadAttr) else f"{asked.name}()"


def _inside(asked: Asked) -> str:
    if asked.whole is not None and asked.whole.how == "raises":
        return f"read the stream to its end inside the block, or do not ask for `{_asked(asked)}`"
    return f"call `{_asked(asked)}` inside the block, where it reads the rest itself; {_partial(asked)}"


def _partial(asked: Asked) -> str:
    snapshots = asked.api.snapshots if asked.api is not None else ()
    return f"for what had come so far, read `{snapshots[0]}`" if snapshots else "or keep what you read of it"


def _source(asked: Asked) -> Location:
    made = next((value.site for value in asked.streams if value.site is not None), asked.site)
    return made.location


def _early_chain(asked: Asked, label: str) -> Iterator[Step]:
    article = "an" if label[:1].lower() in "aeiou" else "a"
    yield Step(
        "make", _source(asked), f"{article} `{label}` is made", f"make {label} in {scope_anchor(asked.site.scope)}"
    )
    unread = asked.unread
    if unread.broke is not None:
        note = "here the loop over it is left, and the rest stays unread"
        yield Step("break", unread.broke.location, note, f"break in {scope_anchor(unread.broke.scope)}", suspect=True)
    if unread.left is not None:
        closed = asked.whole is None or asked.whole.how == "drains"
        note = "when this block is left, the connection is closed" if closed else "here its block is left"
        yield Step("end", unread.left.location, note, f"leave {label} in {scope_anchor(unread.left.scope)}")
    yield Step(
        "accessor",
        asked.site.location,
        _fate(asked),
        f"call {asked.name} in {scope_anchor(asked.site.scope)}",
        suspect=True,
    )
    if asked.whole is not None:
        note = "it raises here" if asked.whole.how == "raises" else "here it reads the rest, of what is closed"
        yield Step("wants", asked.whole.site.location, note, f"{asked.whole.how} {asked.name}")


def _fate(asked: Asked) -> str:
    if asked.whole is None:
        wants = f"`{_asked(asked)}` wants to read the rest: the first call raises"
        return f"{wants}, and a later one raises again or gives what had come as if it were all"
    if asked.whole.how == "raises":
        return f"`{_asked(asked)}` is only there when the stream was read to its end"
    return f"`{_asked(asked)}` wants to read the rest, and fails or gives what came before"


def _label(streams: tuple[Value, ...]) -> str:
    return streams[0].label if streams else "stream"


def _first(trail: tuple[Site, ...], site: Site) -> str:
    return (trail[0] if trail else site).scope.title

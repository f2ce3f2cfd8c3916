"""From a read that comes too late to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from streamlint.explaining.anchor import scope_anchor
from streamlint.facts import records
from streamlint.finding import Confidence, Finding, Step
from streamlint.location import Location
from streamlint.retention.ending.ends import LateRead
from streamlint.retention.ending.finals import final_accessor, final_call
from streamlint.retention.scopes import Site
from streamlint.retention.values import Value

if TYPE_CHECKING:
    from streamlint.retention.program import Program
    from streamlint.rule import Rule


def explain_read(rule: type[Rule] | Rule, late: LateRead, program: Program) -> Finding:
    """The finding for one read of what is gone."""
    stream = late.read.streams[0] if late.read.streams else None
    label = stream.label if stream is not None else "stream"
    return Finding(
        code=rule.code,
        rule=rule.name,
        message=_message(late, label),
        where=late.read.site.location,
        severity="error",
        confidence=_confidence(late),
        advice=_advice(late, stream, program),
        source=_source(late, stream),
        chain=tuple(_chain(late, stream, label)),
        assumption=late.unsure,
        final=final_call(stream, program) if stream is not None else "",
    )


def _message(late: LateRead, label: str) -> str:
    name = late.read.asked
    if late.read.hook:
        return f"`{name}` is read in `{late.read.hook}`, when `{label}` has cleared it already"
    if late.is_handler:
        event = late.registered.event if late.registered is not None else ""
        handler = f"{'an' if event[:1] in 'aeio' else 'a'} `{event}` handler" if event else "an end handler"
        cleared = "which may have let go of it" if late.unsure else "which has cleared it by then"
        return f"`{name}` is read in {handler} of `{label}`, {cleared}"
    return f"`{name}` of `{label}` is read after the stream has ended: it is gone by then"


def _confidence(late: LateRead) -> Confidence:
    if late.unsure.startswith("assumed"):
        return Confidence.LOW
    return Confidence.MEDIUM if late.unsure else Confidence.HIGH


def _advice(late: LateRead, stream: Value | None, program: Program) -> str:
    final = final_accessor(stream, program) if stream is not None else ""
    if final:
        return f"ask `{final}` instead, which answers after the end too"
    when = "before the stream ends" if late.is_handler else "before that"
    return f"take what you need of `{late.read.asked}` {when}"


def _source(late: LateRead, stream: Value | None) -> Location:
    if stream is not None and stream.site is not None:
        return stream.site.location
    return late.read.site.location


# ------------------------------------------------------------------------------------------------------------ chain


def _chain(late: LateRead, stream: Value | None, label: str) -> Iterator[Step]:
    read, gone = late.read, late.read.gone
    if stream is not None and stream.site is not None:
        article = "an" if label[:1].lower() in "aeiou" else "a"
        scope = stream.site.scope
        what = "is given" if stream.site.record in _entry(stream) else "is made"
        yield Step(
            "make", stream.site.location, f"{article} `{label}` {what}", f"make {label} in {scope_anchor(scope)}"
        )
    if late.registered is not None:
        yield Step(
            "register", late.registered.site.location, _registered(late), f"register {late.registered.event} of {label}"
        )
    elif not late.is_handler:
        yield Step("end", gone.end.location, _ended(gone.end), f"end {label} in {scope_anchor(gone.end.scope)}")
    yield from _calls(late)
    shown = read.asked == read.name
    yield Step(
        "read",
        read.site.location,
        f"`{read.name}` is read, and is gone" if shown else f"`{read.asked}` shows `{read.name}`, which is gone",
        f"read {read.name} in {scope_anchor(read.site.scope)}",
        suspect=True,
    )
    if gone.clear is not None:
        yield Step(
            "clear",
            gone.clear.location,
            f"`{gone.clear.scope.title}` lets go of `{read.name}`",
            f"clear {label}.{read.name} in {scope_anchor(gone.clear.scope)}",
        )


def _entry(stream: Value) -> tuple[records.Record, ...]:
    """The record that stands for the entry of a function, where the stream is a parameter of it."""
    record = stream.site.record if stream.site is not None else None
    return (record,) if isinstance(record, records.Const) else ()


def _registered(late: LateRead) -> str:
    assert late.registered is not None
    event = late.registered.event or late.registered.by
    return f"its handler for `{event}` is registered"


def _ended(site: Site) -> str:
    match site.record:
        case records.Loop():
            return "the loop reads it to its end"
        case records.With():
            return "it has ended when this block is left"
        case records.Call(function=function):
            loaded = site.scope.definitions.get(function)
            name = (
                loaded.record.name if loaded is not None and isinstance(loaded.record, records.LoadAttr) else function
            )
            return f"`{name}()` ends it" if not name.startswith("%") else "this call ends it"
        case _:
            return "it ends here"


def _calls(late: LateRead) -> Iterator[Step]:
    """The calls on the way from where the stream ended, or the handler began, to the read."""
    sites = [late.read.gone.end, *late.read.trail]
    for call in late.read.trail:
        after = late.is_handler or call is not late.read.gone.end
        if after and call in sites:
            where = scope_anchor(call.scope)
            yield Step("call", call.location, "and goes on to what is called here", f"call in {where}")
